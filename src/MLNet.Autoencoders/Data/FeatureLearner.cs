using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>
/// Learns the statistics of features row by row, in double precision, from the values that are not missing. The same rows in the
/// same order give the same numbers, however they are divided into blocks (B. Welford, "Note on a Method for Calculating Corrected
/// Sums of Squares and Products", 1962).
/// </summary>
internal sealed class FeatureLearner
{
    private long _count;
    private long[]? _missing;
    private double[] _means = [];
    private double[] _squares = [];
    private float[] _minima = [];
    private float[] _maxima = [];
    private bool[] _indicators = [];

    /// <summary>Adds rows, [rows, size], on the CPU.</summary>
    public void Add(Tensor rows)
    {
        int size = (int)rows.shape[1];
        foreach (var part in ByteBlocks.Split(rows))
        {
            for (var rest = ByteBlocks.Floats(part); rest.Length > 0; rest = rest[size..])
                Add(rest[..size]);
        }
    }

    public void Add(ReadOnlySpan<float> row)
    {
        if (_count++ == 0)
            Begin(row.Length);
        double part = 1.0 / _count;
        Span<double> means = _means.AsSpan(0, row.Length), squares = _squares.AsSpan(0, row.Length);
        Span<float> minima = _minima.AsSpan(0, row.Length), maxima = _maxima.AsSpan(0, row.Length);
        Span<bool> indicators = _indicators.AsSpan(0, row.Length);
        for (int i = 0; i < row.Length; i++)
        {
            float value = row[i];
            if (float.IsNaN(value))
            {
                (_missing ??= new long[row.Length])[i]++;
                continue;
            }
            double difference = value - means[i];
            double mean = means[i] + (difference * (_missing is null ? part : 1.0 / (_count - _missing[i])));
            squares[i] += difference * (value - mean);
            means[i] = mean;
            minima[i] = Math.Min(minima[i], value);
            maxima[i] = Math.Max(maxima[i], value);
            indicators[i] &= value is -1 or 0 or 1;
        }
    }

    public FeatureStatistics Learned()
    {
        int[] unknown = [.. Enumerable.Range(0, _means.Length).Where(i => Count(i) == 0)];
        foreach (int i in unknown)
            (_minima[i], _maxima[i]) = (0, 0);
        return new(_means, [.. _squares.Select((s, i) => Math.Sqrt(s / Math.Max(1, Count(i))))], _minima, _maxima) { Unknown = unknown, Indicators = _indicators };
    }

    private void Begin(int size)
    {
        (_means, _squares, _minima, _maxima, _indicators) = (new double[size], new double[size], new float[size], new float[size], new bool[size]);
        Array.Fill(_indicators, true);
        Array.Fill(_minima, float.PositiveInfinity);
        Array.Fill(_maxima, float.NegativeInfinity);
    }

    private long Count(int feature) => _count - (_missing?[feature] ?? 0);
}
