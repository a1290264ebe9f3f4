namespace Microsoft.ML.Data;

public sealed class BinaryClassificationMetricsStatistics
{
    internal BinaryClassificationMetricsStatistics() { }

    public MetricStatistics Accuracy { get; } = new();

    internal void Add(BinaryClassificationMetrics metrics, BinaryClassificationMetrics baseline)
        => Accuracy.Add(metrics.Accuracy - baseline.Accuracy);
}
