namespace Microsoft.ML.Data;

public sealed class RegressionMetricsStatistics
{
    internal RegressionMetricsStatistics() { }

    public MetricStatistics RSquared { get; } = new();

    internal void Add(RegressionMetrics metrics, RegressionMetrics baseline)
        => RSquared.Add(metrics.RSquared - baseline.RSquared);
}
