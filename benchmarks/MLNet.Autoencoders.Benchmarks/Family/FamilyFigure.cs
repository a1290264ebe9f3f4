using System.Globalization;

namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>One measured number, over seeds or splits, beside what was published.</summary>
internal sealed record FamilyFigure(string Name, string Model, string Data, string Metric, IReadOnlyList<double> Values)
{
    public string Published { get; init; } = "";

    public string Source { get; init; } = "";

    public double Mean => Values.Average();

    /// <summary>The mean, and, where there are several values, their standard deviation.</summary>
    public string Obtained => Values.Count == 1
        ? Text(Mean)
        : $"{Text(Mean)} (± {Text(Math.Sqrt(Values.Sum(v => (v - Mean) * (v - Mean)) / (Values.Count - 1)))})";

    private static string Text(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
