using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>
/// Learns the statistics of features row by row, in double precision. The same rows in the same order give the same numbers,
/// however they are divided into blocks (B. Welford, "Note on a Method for Calculating Corrected Sums of Squares and Products",
/// 1962).
/// </summary>
internal sealed class FeatureLearner
{
    private long _count;
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
            Begin(row);
        double part = 1.0 / _count;
        Span<double> means = _means.AsSpan(0, row.Length), squares = _squares.AsSpan(0, row.Length);
        Span<float> minima = _minima.AsSpan(0, row.Length), maxima = _maxima.AsSpan(0, row.Length);
        Span<bool> indicators = _indicators.AsSpan(0, row.Length);
        for (int i = 0; i < row.Length; i++)
        {
            float value = row[i];
            double difference = value - means[i];
            double mean = means[i] + (difference * part);
            squares[i] += difference * (value - mean);
            means[i] = mean;
            minima[i] = Math.Min(minima[i], value);
            maxima[i] = Math.Max(maxima[i], value);
            indicators[i] &= value is -1 or 0 or 1;
        }
    }

    public FeatureStatistics Learned() => new(_means, Array.ConvertAll(_squares, s => Math.Sqrt(s / _count)), _minima, _maxima) { Indicators = _indicators };

    private void Begin(ReadOnlySpan<float> row)
    {
        (_means, _squares, _minima, _maxima, _indicators) = (new double[row.Length], new double[row.Length], row.ToArray(), row.ToArray(), new bool[row.Length]);
        Array.Fill(_indicators, true);
    }
}
