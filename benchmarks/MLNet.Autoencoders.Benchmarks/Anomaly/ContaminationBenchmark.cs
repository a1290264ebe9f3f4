using System.Globalization;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Anomaly;

/// <summary>The area under the ROC curve when some of the rows that are fitted to are anomalies, without and with a trimmed fraction.</summary>
internal sealed class ContaminationBenchmark : IBenchmark
{
    private const double TrimmedFraction = 0.1;

    private static readonly double[] Contaminations = [0, 0.01, 0.05, 0.1];

    public string Name => "contamination";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var tables = AnomalyBenchmark.Tables(context).ToList();
        foreach (double contamination in Contaminations)
        {
            foreach (double trimmed in new[] { 0, TrimmedFraction })
            {
                double area = tables.Average(table => context.Seeds.Average(seed => Area(table.Split(seed).Contaminated(contamination), seed, trimmed)));
                string name = string.Create(CultureInfo.InvariantCulture, $"{(trimmed > 0 ? "trimmed" : "untrimmed")}_{100 * contamination:F0}");
                yield return new BenchmarkFigure(name, $"default, TrimmedFraction {trimmed.ToString(CultureInfo.InvariantCulture)}", $"all tables, {contamination:P0} anomalies among the training rows", "area under the ROC curve, %", [area]);
            }
        }
    }

    private static double Area(AnomalySplit split, int seed, double trimmed)
    {
        var options = Detectors.Options(seed);
        options.TrimmedFraction = trimmed;
        return Detectors.Area(split, options);
    }
}
