using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Family;

internal static class Jacobians
{
    private const float Step = 0.01f;

    /// <summary>The Frobenius norm of the encoder's Jacobian at a row, by central differences: it knows of no formula.</summary>
    public static double Norm(AutoencoderTransformer encoder, float[] row)
    {
        var moved = new float[2 * row.Length][];
        for (int i = 0; i < row.Length; i++)
        {
            moved[2 * i] = Moved(row, i, Step);
            moved[(2 * i) + 1] = Moved(row, i, -Step);
        }
        var codes = encoder.Encode(moved);
        double sum = codes.Chunk(2).Sum(pair => Vectors.SquaredDistance(pair[0], pair[1]));
        return Math.Sqrt(sum) / (2 * Step);
    }

    private static float[] Moved(float[] row, int feature, float by)
    {
        var moved = (float[])row.Clone();
        moved[feature] += by;
        return moved;
    }
}
