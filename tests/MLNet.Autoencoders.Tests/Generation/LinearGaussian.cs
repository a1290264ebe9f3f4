using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Generation;

/// <summary>
/// x = h W + w + noise with standard normal codes: p(x) is Gaussian with the covariance WᵀW + variance · I. The rows of W are
/// orthogonal, so that the values of a code are independent given x, and the exact posterior is known.
/// </summary>
internal static class LinearGaussian
{
    public const int Size = 5;

    private const double Variance = 0.3;

    private static readonly float[][] Weights = [[0.9f, 0.9f, 0, 0, 0], [0.5f, -0.5f, 1, 0, 0]];
    private static readonly float[] Biases = [0.1f, 0.2f, -0.3f, 0.4f, 0.5f];

    /// <summary>The autoencoder of the exact posterior, or of one that is wider and shifted.</summary>
    public static HandMadeModel Model(float widening = 1, float shift = 0)
    {
        // The posterior has the precision 1 + ‖W‖²/variance and the mean W (x − w) / (variance + ‖W‖²).
        double[] squares = [.. Weights.Select(w => w.Sum(x => (double)x * x))];
        float Encoder(int i, int j) => (float)(Weights[j][i] / (Variance + squares[j]));
        return new HandMadeModel
        {
            Encoder = [.. Enumerable.Range(0, Size).Select(i => new[] { Encoder(i, 0), Encoder(i, 1) })],
            CodeBias = [.. Enumerable.Range(0, 2).Select(j => shift - Enumerable.Range(0, Size).Sum(i => Biases[i] * Encoder(i, j)))],
            Deviations = [.. squares.Select(s => widening * (float)Math.Sqrt(1 / (1 + (s / Variance))))],
            Decoder = Weights,
            OutputBias = Biases,
            DecoderVariance = Variance,
        };
    }

    /// <summary>log p(x), along the rows of W, where the variance is theirs and that of the noise, and across them.</summary>
    public static double LogDensity(float[] row)
    {
        double[] centred = [.. row.Zip(Biases, (x, b) => (double)x - b)];
        double rest = centred.Sum(c => c * c), density = 0;
        foreach (var weights in Weights)
        {
            double square = weights.Sum(w => (double)w * w);
            double along = centred.Zip(weights, (c, w) => c * w).Sum() / Math.Sqrt(square);
            density += Normal(along * along, 1, square + Variance);
            rest -= along * along;
        }
        return density + Normal(rest, Size - Weights.Length, Variance);
    }

    private static double Normal(double squares, int size, double variance) =>
        -0.5 * ((squares / variance) + (size * Math.Log(2 * Math.PI * variance)));
}
