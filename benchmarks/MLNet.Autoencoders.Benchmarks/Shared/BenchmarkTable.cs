using System.Diagnostics;
using System.Globalization;

namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>Runs benchmarks one after the other, prints their figures, and then a table of them as pythae does.</summary>
/// <param name="name">What the lines of figures begin with.</param>
/// <param name="data">The folders that the data folder holds, in words.</param>
/// <param name="all">The benchmarks.</param>
internal sealed class BenchmarkTable(string name, string data, IReadOnlyList<IBenchmark> all)
{
    private const string DefaultFolder = "../shared/data";

    /// <param name="arguments">--quick, --only NAME, and the data folder; all optional.</param>
    public void Run(IReadOnlyList<string> arguments)
    {
        bool quick = arguments.Contains("--quick");
        string? only = arguments.SkipWhile(a => a != "--only").ElementAtOrDefault(1);
        string folder = arguments.FirstOrDefault(a => !a.StartsWith("--", StringComparison.Ordinal) && a != only) ?? DefaultFolder;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder {folder}: give the folder that holds {data}.");
        var chosen = all.Where(b => only is null ? !b.OnlyByName : b.Name == only).ToList();
        if (chosen.Count == 0)
            throw new ArgumentException($"There is no '{only}'; there are {string.Join(", ", all.Select(b => b.Name))}.");
        if (quick)
            Console.WriteLine("--quick: fewer rows, epochs and repetitions. It shows that everything runs; its figures are not to be quoted.");

        var clock = Stopwatch.StartNew();
        var context = new BenchmarkContext(folder, quick);
        var lines = chosen.SelectMany(b => Measure(b, context)).ToList();
        Console.WriteLine();
        Console.WriteLine("| Model | Data | Metric | Obtained (± over seeds) | Bar | Published | Source | Seconds |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        lines.ForEach(Console.WriteLine);
        Console.WriteLine();
        Figure.Print(name + ".seconds", clock.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture));
    }

    private List<string> Measure(IBenchmark benchmark, BenchmarkContext context)
    {
        var clock = Stopwatch.StartNew();
        var figures = new List<BenchmarkFigure>();
        foreach (var figure in benchmark.Run(context))
        {
            Figure.Print($"{name}.{figure.Name}", figure.Mean);
            figures.Add(figure);
        }
        string seconds = clock.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
        return [.. figures.Select(f => $"| {f.Model} | {f.Data} | {f.Metric} | {f.Obtained} | {f.Bar} | {f.Published} | {f.Source} | {seconds} |")];
    }
}
