using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Trainers;

/// <summary>
/// The principal directions as ML.NET finds them: two products of the covariance with vectors, random ones at first, in single
/// precision. The rows are read for each; the covariance itself is never computed.
/// </summary>
internal sealed class RandomSubspace(IDataView data, DataViewSchema.Column feature, bool center)
{
    // ML.NET divides by the eigenvalue and this: directions of hardly any variance are shorter than 1.
    private const float Damping = 1e-6f;

    private readonly float[] _mean = new float[feature.Type.GetValueCount()];

    public PcaModelParameters Find(int rank, int width, Random rand)
    {
        var basis = Multiply([.. Enumerable.Range(0, width).Select(_ => Gaussian(rand))]);
        Orthonormalise(basis);
        var image = Multiply(basis);
        double[,] products = new double[width, width];
        for (int i = 0; i < width; i++)
            for (int j = 0; j < width; j++) products[i, j] = TensorPrimitives.Dot<float>(image[i], image[j]);
        var (squares, vectors) = JacobiEigen.Of(products);
        var largest = Enumerable.Range(0, width).OrderByDescending(k => squares[k]).Take(rank);
        return new PcaModelParameters([.. largest.Select(Direction)], _mean);

        float[] Direction(int k)
        {
            float[] direction = new float[_mean.Length];
            for (int i = 0; i < width; i++) TensorPrimitives.MultiplyAdd<float>(image[i], (float)vectors[i, k], direction, direction);
            TensorPrimitives.Multiply<float>(direction, 1 / (Damping + MathF.Sqrt(Math.Max(0, (float)squares[k]))), direction);
            return direction;
        }
    }

    /// <summary>The covariance, or the mean product if it is not centred, times each vector.</summary>
    private float[][] Multiply(float[][] vectors)
    {
        var sums = vectors.Select(_ => new float[_mean.Length]).ToArray();
        long rows = 0;
        using var cursor = data.GetRowCursor([feature]);
        var read = cursor.GetGetter<VBuffer<float>>(feature);
        VBuffer<float> features = default;
        float[] row = new float[_mean.Length];
        while (cursor.MoveNext())
        {
            read(ref features);
            if (!float.IsFinite(TensorPrimitives.Sum(features.GetValues()))) continue;
            features.CopyTo(row);
            rows++;
            // As in ML.NET the second reading adds to the mean of the first, which moves it by one part in the number of rows.
            if (center) TensorPrimitives.Add<float>(_mean, row, _mean);
            for (int k = 0; k < vectors.Length; k++)
                TensorPrimitives.MultiplyAdd<float>(row, TensorPrimitives.Dot<float>(vectors[k], row), sums[k], sums[k]);
        }
        Check.State(rows > 0, "Empty training data");
        if (center) TensorPrimitives.Multiply<float>(_mean, 1f / rows, _mean);
        for (int k = 0; k < vectors.Length; k++)
        {
            TensorPrimitives.Multiply<float>(sums[k], 1f / rows, sums[k]);
            if (center) TensorPrimitives.MultiplyAdd<float>(_mean, -TensorPrimitives.Dot<float>(vectors[k], _mean), sums[k], sums[k]);
        }
        return sums;
    }

    private static void Orthonormalise(float[][] vectors)
    {
        for (int i = 0; i < vectors.Length; i++)
        {
            TensorPrimitives.Multiply<float>(vectors[i], 1 / TensorPrimitives.Norm<float>(vectors[i]), vectors[i]);
            for (int j = i + 1; j < vectors.Length; j++)
                TensorPrimitives.MultiplyAdd<float>(vectors[i], -TensorPrimitives.Dot<float>(vectors[i], vectors[j]), vectors[j], vectors[j]);
        }
    }

    private float[] Gaussian(Random rand)
        => [.. _mean.Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - rand.NextDouble())) * Math.Cos(2 * Math.PI * rand.NextDouble())))];
}
