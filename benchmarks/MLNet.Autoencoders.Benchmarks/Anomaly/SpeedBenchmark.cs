using System.Diagnostics;
using System.Globalization;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Anomaly;

/// <summary>How long our detector takes to fit with its threshold, for which small tables need several networks.</summary>
internal sealed class SpeedBenchmark : IBenchmark
{
    public string Name => "speed";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var seconds = new Means();
        Console.WriteLine("| table | rows fitted to | seconds |");
        Console.WriteLine("| --- | ---: | ---: |");
        foreach (var table in AnomalyBenchmark.Tables(context))
        {
            var rows = table.Split(context.Seeds[0]).Train;
            var clock = Stopwatch.StartNew();
            using var detector = Detectors.Fit(rows, context.Seeds[0], Detectors.DefaultRate);
            seconds.Add(clock.Elapsed.TotalSeconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {table.Name} | {rows.Length} | {seconds.Last:F1} |"));
        }
        yield return new BenchmarkFigure("fit_seconds", "default", "median over tables", "seconds", [seconds.Median]) { Bar = "≤ 5" };
    }
}
