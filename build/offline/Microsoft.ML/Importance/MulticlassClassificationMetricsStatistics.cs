namespace Microsoft.ML.Data;

public sealed class MulticlassClassificationMetricsStatistics
{
    internal MulticlassClassificationMetricsStatistics() { }

    public MetricStatistics MicroAccuracy { get; } = new();

    internal void Add(MulticlassClassificationMetrics metrics, MulticlassClassificationMetrics baseline)
        => MicroAccuracy.Add(metrics.MicroAccuracy - baseline.MicroAccuracy);
}
