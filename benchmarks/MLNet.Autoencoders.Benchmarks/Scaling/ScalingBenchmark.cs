using System.Globalization;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Scaling;

/// <summary>
/// What each way of scaling inputs does to the reconstruction errors of the plain autoencoder: how well they set strange rows
/// apart from normal ones it has not seen, after a fit to normal ones.
/// </summary>
internal static class ScalingBenchmark
{
    private const string DefaultFolder = "../shared/data";

    private static readonly int[] Seeds = [1, 2];
    private static readonly double[] Spreads = [0.1, 5_000];
    private static readonly InputScaling[] Scalings = [InputScaling.None, InputScaling.Standardize, InputScaling.MinMax];

    public static void Run(string? folder)
    {
        folder ??= DefaultFolder;
        if (!Directory.Exists(Path.Combine(folder, "adbench")))
            throw new DirectoryNotFoundException($"There is no folder {folder} with the folders adbench, optdigits and mnist.");
        Console.WriteLine($"| table | {string.Join(" | ", Scalings)} | Automatic | it chose |");
        Console.WriteLine($"| --- |{string.Concat(Scalings.Select(_ => " ---: |"))} ---: | --- |");
        List<Dictionary<InputScaling, double>> areas = [];
        foreach (var table in ScalingTables.In(folder))
        {
            var (chosen, byScaling) = Measure(table);
            areas.Add(byScaling);
            string figures = string.Join(" | ", Scalings.Append(InputScaling.Automatic).Select(s => byScaling[s].ToString("F3", CultureInfo.InvariantCulture)));
            Console.WriteLine($"| {table.Name} | {figures} | {chosen} |");
        }
        foreach (var scaling in Scalings.Append(InputScaling.Automatic))
            Figure.Print($"scaling.{scaling.ToString().ToLowerInvariant()}_mean", areas.Average(a => a[scaling]));
        WriteWideColumn(new BenchmarkContext(folder, quick: true).Digits);
    }

    private static (string Chosen, Dictionary<InputScaling, double> Areas) Measure(ScalingTable table)
    {
        var chosen = new SortedSet<string>();
        var areas = Scalings.ToDictionary(s => s, s => Seeds.Average(seed => Area(table, s, seed).Area));
        areas[InputScaling.Automatic] = Seeds.Average(seed =>
        {
            var (area, used) = Area(table, InputScaling.Automatic, seed);
            chosen.Add(used);
            return area;
        });
        return (string.Join(", ", chosen), areas);
    }

    private static (double Area, string Used) Area(ScalingTable table, InputScaling scaling, int seed)
    {
        var (train, normal, strange) = table.Split(seed);
        using var autoencoder = ScalingFit.To(train, scaling, seed);
        double area = RankArea.Of(autoencoder.ReconstructionErrors(normal), autoencoder.ReconstructionErrors(strange));
        return (area, autoencoder.Description.InputScaling!);
    }

    /// <summary>The worse of two columns near 50,000: one hardly varies beside the pixels' own units, the other far more.</summary>
    private static void WriteWideColumn(LabelledRows digits)
    {
        Figure.Print("scaling.pixels_error", Worst(InputScaling.Automatic).Error);
        Figure.Print("scaling.pixels_error_none", Worst(InputScaling.None).Error);
        Figure.Print("scaling.pixels_variance", Worst(InputScaling.Automatic).Variance);

        (double Error, double Variance) Worst(InputScaling scaling) =>
            Spreads.SelectMany(spread => Seeds.Select(seed => WideColumn.Measure(digits, scaling, spread, seed))).MaxBy(m => m.Error);
    }
}
