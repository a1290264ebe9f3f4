using System.Globalization;

namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>One measured number, over seeds or splits, beside what was published.</summary>
internal sealed record BenchmarkFigure(string Name, string Model, string Data, string Metric, IReadOnlyList<double> Values)
{
    /// <summary>What the figure is held to; empty for nothing.</summary>
    public string Bar { get; init; } = "";

    public string Published { get; init; } = "";

    public string Source { get; init; } = "";

    public double Mean => Values.Average();

    /// <summary>The mean, and, where there are several values, their standard deviation.</summary>
    public string Obtained => Values.Count == 1
        ? Text(Mean)
        : $"{Text(Mean)} (± {Text(Math.Sqrt(Values.Sum(v => (v - Mean) * (v - Mean)) / (Values.Count - 1)))})";

    private static string Text(double value) => value.ToString(Math.Abs(value) < 0.1 ? "G2" : "F2", CultureInfo.InvariantCulture);
}
