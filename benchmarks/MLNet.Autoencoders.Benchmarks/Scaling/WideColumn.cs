using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Scaling;

/// <summary>Digits whose first pixel is replaced by a column near 50,000: how well the other 63 are reconstructed.</summary>
internal static class WideColumn
{
    private const int Rows = 1500;
    private const double Level = 50_000;

    /// <summary>The squared error of 63 pixels a row, and their variance: what their means alone leave.</summary>
    public static (double Error, double Variance) Measure(LabelledRows digits, InputScaling scaling, double spread, int seed)
    {
        var random = new Random(seed);
        float[][] rows = [.. digits.Shuffled(seed).Rows.Take(2 * Rows).Select(r => (float[])[(float)(Level + (spread * ((2 * random.NextDouble()) - 1))), .. r[1..]])];
        var (train, test) = (rows[..Rows], rows[Rows..]);
        using var autoencoder = ScalingFit.To(train, scaling, seed);
        float[] means = [.. Enumerable.Range(1, test[0].Length - 1).Select(i => train.Average(r => r[i]))];
        double error = Vectors.SquaredError(Pixels(test), Pixels(autoencoder.Reconstruct(test)));
        return (error, Pixels(test).Average(r => Vectors.SquaredDistance(r, means)));
    }

    private static float[][] Pixels(float[][] rows) => Array.ConvertAll(rows, r => r[1..]);
}
