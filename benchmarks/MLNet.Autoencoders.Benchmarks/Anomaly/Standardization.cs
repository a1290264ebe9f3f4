namespace MLNet.Autoencoders.Benchmarks.Anomaly;

/// <summary>Gives each feature mean 0 and standard deviation 1, for detectors that do not scale rows themselves.</summary>
internal sealed class Standardization
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    /// <param name="rows">The rows to learn from.</param>
    public Standardization(float[][] rows)
    {
        _means = [.. Enumerable.Range(0, rows[0].Length).Select(i => rows.Average(r => (double)r[i]))];
        _deviations = [.. _means.Select((mean, i) => Math.Sqrt(rows.Average(r => (r[i] - mean) * (r[i] - mean))))];
    }

    public float[][] Apply(float[][] rows) => Array.ConvertAll(rows, Apply);

    private float[] Apply(float[] row) => [.. row.Select((value, i) => (float)((value - _means[i]) / (_deviations[i] > 0 ? _deviations[i] : 1)))];
}
