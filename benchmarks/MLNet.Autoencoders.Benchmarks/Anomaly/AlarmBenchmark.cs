using System.Globalization;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Anomaly;

/// <summary>How many of the normal rows that were not fitted to are taken for anomalies, by thresholds for 5% and for 1%.</summary>
internal sealed class AlarmBenchmark : IBenchmark
{
    /// <summary>The number of rows of a table that is not small.</summary>
    private const int Large = 1_000;

    private static readonly double[] Rates = [0.05, 0.01];

    public string Name => "alarms";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var tables = AnomalyBenchmark.Tables(context).ToList();
        Console.WriteLine("False alarms, %, of normal rows that were not fitted to");
        Console.WriteLine($"| table | normal rows | {string.Join(" | ", Rates.Select(Percent))} |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        double[][] alarms = [.. tables.Select(table => Alarms(table, context.Seeds))];
        for (int i = 0; i < Rates.Length; i++)
        {
            foreach (var group in tables.Zip(alarms, (table, found) => (IsLarge: table.Count >= Large, Alarms: found[i])).ToLookup(t => t.IsLarge, t => t.Alarms).OrderByDescending(g => g.Key))
            {
                yield return new BenchmarkFigure($"false_alarms_{100 * Rates[i]:F0}{(group.Key ? "" : "_small")}", "default", $"tables of {(group.Key ? "" : "less than ")}1,000 rows{(group.Key ? " and more" : "")}", $"false alarms at {Percent(Rates[i])}, %", [group.Average()])
                {
                    Bar = group.Key && i == 0 ? "3.5 to 6.5" : "",
                };
            }
        }
    }

    /// <summary>The percentages of a table, for each rate.</summary>
    private static double[] Alarms(AnomalyTable table, IReadOnlyList<int> seeds)
    {
        double[] found = [.. Rates.Select(rate => seeds.Average(seed => Alarms(table.Split(seed), seed, rate)))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {table.Name} | {table.Normal.Length} | {string.Join(" | ", found.Select(f => f.ToString("F1", CultureInfo.InvariantCulture)))} |"));
        return found;
    }

    private static double Alarms(AnomalySplit split, int seed, double rate)
    {
        using var detector = Detectors.Fit(split.Train, seed, rate);
        return 100.0 * detector.Scores(split.Normal).Count(s => s > detector.Threshold) / split.Normal.Length;
    }

    private static string Percent(double rate) => rate.ToString("P0", CultureInfo.InvariantCulture);
}
