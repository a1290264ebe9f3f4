namespace Microsoft.ML.Data;

public sealed class MetricStatistics
{
    private readonly List<double> _values = [];

    internal MetricStatistics() { }

    public double Mean => _values.Average();
    public int Count => _values.Count;

    internal void Add(double value) => _values.Add(value);
}
