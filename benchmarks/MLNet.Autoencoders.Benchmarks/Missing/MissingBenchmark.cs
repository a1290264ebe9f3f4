using System.Globalization;

namespace MLNet.Autoencoders.Benchmarks.Missing;

/// <summary>How well gaps in public tables are filled, beside the mean and scikit-learn's IterativeImputer on the same gaps.</summary>
internal static class MissingBenchmark
{
    private const string DefaultFolder = "../shared/data";

    private static readonly string[] Tables = ["cardio", "satellite", "thyroid", "wine", "waveform", "pima", "landsat", "fault"];
    private static readonly double[] Rates = [0.1, 0.3, 0.5];

    /// <param name="arguments">--quick, --only TABLE and the data folder; all optional.</param>
    public static void Run(IReadOnlyList<string> arguments)
    {
        bool quick = arguments.Contains("--quick");
        string? only = arguments.SkipWhile(a => a != "--only").ElementAtOrDefault(1);
        string folder = arguments.FirstOrDefault(a => !a.StartsWith("--", StringComparison.Ordinal) && a != only) ?? DefaultFolder;
        if (!Directory.Exists(Path.Combine(folder, "adbench")))
            throw new DirectoryNotFoundException($"There is no folder {folder} with the folder adbench.");
        if (quick)
            Console.WriteLine("--quick: two tables of 500 rows. It shows that everything runs; its figures are not to be quoted.");
        Console.WriteLine("Root mean squared error of standardised values that were missing at random; seconds to fit and fill.");
        Console.WriteLine("| table | missing | ours | mean | IterativeImputer | mean / ours | iterative / ours | seconds: ours | iterative |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        List<(double Mean, double Iterative, double Ours, double Theirs)> all = [];
        foreach (string name in Tables.Where(t => only is null || t == only).Take(quick ? 2 : Tables.Length))
        {
            var table = GappedTable.Read(folder, name, quick ? 500 : int.MaxValue);
            foreach (double rate in Rates)
                all.Add(Measure(table, rate));
        }
        Figure.Print("missing.mean_over_ours", all.Average(a => a.Mean));
        Figure.Print("missing.iterative_over_ours", all.Average(a => a.Iterative));
        Figure.Print("missing.seconds", Figure.Median(all.Select(a => a.Ours)));
        Figure.Print("missing.iterative_seconds", Figure.Median(all.Select(a => a.Theirs)));
    }

    private static (double Mean, double Iterative, double Ours, double Theirs) Measure(GappedTable table, double rate)
    {
        float[][] gapped = table.WithGaps(rate, seed: (int)(100 * rate));
        var ours = Imputers.Ours(gapped, seed: 1);
        var theirs = Imputers.Iterative(gapped, seed: 1);
        double error = table.Error(gapped, ours.Filled), iterative = table.Error(gapped, theirs.Filled), mean = table.Error(gapped, Imputers.Mean(gapped).Filled);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {table.Name} | {rate:P0} | {error:F3} | {mean:F3} | {iterative:F3} | {mean / error:F2} | {iterative / error:F2} | {ours.Seconds:F1} | {theirs.Seconds:F1} |"));
        return (mean / error, iterative / error, ours.Seconds, theirs.Seconds);
    }
}
