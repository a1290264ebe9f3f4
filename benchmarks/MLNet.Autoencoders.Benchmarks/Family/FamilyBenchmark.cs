using System.Diagnostics;
using System.Globalization;

namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>Every kind of autoencoder on the work it was published for; prints a table as pythae does.</summary>
internal static class FamilyBenchmark
{
    private const string DefaultFolder = "../shared/data";

    private static readonly IFamilyBenchmark[] All =
    [
        new DigitsBenchmark(),
        new KSparseBenchmark(),
        new WinnerTakeAllBenchmark(),
        new RotatedBenchmark(),
        new SparsityBenchmark(),
        new ContractionBenchmark(),
        new CleaningBenchmark(),
        new LayerwiseBenchmark(),
        new GeneOntologyBenchmark(),
    ];

    /// <param name="arguments">--quick, --only NAME, and the folder with mnist and go_arabidopsis in it; all optional.</param>
    public static void Run(IReadOnlyList<string> arguments)
    {
        bool quick = arguments.Contains("--quick");
        string? only = arguments.SkipWhile(a => a != "--only").ElementAtOrDefault(1);
        string folder = arguments.FirstOrDefault(a => !a.StartsWith("--", StringComparison.Ordinal) && a != only) ?? DefaultFolder;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder {folder}: give the folder that holds mnist and go_arabidopsis.");
        var chosen = All.Where(b => only is null || b.Name == only).ToList();
        if (chosen.Count == 0)
            throw new ArgumentException($"There is no '{only}'; there are {string.Join(", ", All.Select(b => b.Name))}.");
        if (quick)
            Console.WriteLine("--quick: fewer rows, epochs and repetitions. It shows that everything runs; its figures are not to be quoted.");

        var clock = Stopwatch.StartNew();
        var context = new FamilyContext(folder, quick);
        var lines = chosen.SelectMany(b => Measure(b, context)).ToList();
        Console.WriteLine();
        Console.WriteLine("| Model | Data | Metric | Obtained (± over seeds) | Published | Source | Seconds |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        lines.ForEach(Console.WriteLine);
        Console.WriteLine();
        Figure.Print("family.seconds", clock.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture));
    }

    private static List<string> Measure(IFamilyBenchmark benchmark, FamilyContext context)
    {
        var clock = Stopwatch.StartNew();
        var figures = benchmark.Run(context).ToList();
        foreach (var figure in figures)
            Figure.Print("family." + figure.Name, figure.Mean);
        string seconds = clock.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
        return [.. figures.Select(f => $"| {f.Model} | {f.Data} | {f.Metric} | {f.Obtained} | {f.Published} | {f.Source} | {seconds} |")];
    }
}
