namespace MLNet.Autoencoders.Benchmarks.Anomaly;

/// <summary>A number for each table.</summary>
internal sealed class Means
{
    private readonly List<double> _values = [];

    public double Last => _values[^1];

    public double Mean => _values.Average();

    public double Median => Figure.Median(_values);

    /// <summary>The differences, table by table.</summary>
    public static Means operator -(Means one, Means other)
    {
        var differences = new Means();
        differences._values.AddRange(one._values.Zip(other._values, (a, b) => a - b));
        return differences;
    }

    public void Add(double value) => _values.Add(value);
}
