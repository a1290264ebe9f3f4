using System.Numerics.Tensors;

namespace Microsoft.ML.Transforms;

/// <summary>
/// The first eigenvectors of a symmetric matrix, by subspace iteration with Rayleigh-Ritz steps until they stand still.
/// ML.NET takes a few such steps from a random start; this goes on to the end, so that the seed does not matter.
/// </summary>
internal static class PrincipalDirections
{
    private const int MaxSteps = 200;
    private const double Tolerance = 1e-9;

    public static float[][] Of(double[] matrix, int size, int rank, int width, Random rand)
    {
        var basis = Enumerable.Range(0, width).Select(_ => RandomVector(size, rand)).ToArray();
        double[] last = null;
        for (int step = 0; step < MaxSteps; step++)
        {
            Orthonormalise(basis, rand);
            var image = Multiply(matrix, size, basis);
            double[] values = Rotate(basis, image);
            if (last is not null && Enumerable.Range(0, rank).All(k => Math.Abs(values[k] - last[k]) <= Tolerance * Math.Abs(values[0]))) break;
            last = values;
            if (step < MaxSteps - 1 && width < size) basis = image;
        }
        Orthonormalise(basis, rand);
        return [.. basis.Take(rank).Select(Signed)];
    }

    // An eigenvector's sign is free: the largest entry is made positive, so that a fit can be repeated.
    private static float[] Signed(double[] vector)
    {
        double sign = vector[TensorPrimitives.IndexOfMaxMagnitude<double>(vector)] < 0 ? -1 : 1;
        return [.. vector.Select(x => (float)(sign * x))];
    }

    private static double[] RandomVector(int size, Random rand) => [.. Enumerable.Range(0, size).Select(_ => rand.NextDouble() - 0.5)];

    private static double[][] Multiply(double[] matrix, int size, double[][] vectors)
    {
        var result = vectors.Select(_ => new double[size]).ToArray();
        Parallel.For(0, size, i =>
        {
            var row = matrix.AsSpan(i * size, size);
            for (int k = 0; k < vectors.Length; k++) result[k][i] = TensorPrimitives.Dot<double>(row, vectors[k]);
        });
        return result;
    }

    private static void Orthonormalise(double[][] vectors, Random rand)
    {
        for (int k = 0; k < vectors.Length; k++)
        {
            double before = TensorPrimitives.Norm<double>(vectors[k]);
            // Twice: once leaves rounding errors.
            for (int pass = 0; pass < 2; pass++)
                for (int j = 0; j < k; j++)
                    TensorPrimitives.MultiplyAdd<double>(vectors[j], -TensorPrimitives.Dot<double>(vectors[j], vectors[k]), vectors[k], vectors[k]);
            double norm = TensorPrimitives.Norm<double>(vectors[k]);
            if (norm <= 1e-12 * before || norm == 0)
            {
                // Nothing is left of it: the matrix has a lower rank. Any other direction will do.
                vectors[k] = RandomVector(vectors[k].Length, rand);
                k--;
                continue;
            }
            TensorPrimitives.Divide<double>(vectors[k], norm, vectors[k]);
        }
    }

    /// <summary>Turns the basis, and its image alike, to the eigenvectors of the matrix within it, largest first.</summary>
    private static double[] Rotate(double[][] basis, double[][] image)
    {
        int width = basis.Length;
        double[,] small = new double[width, width];
        for (int i = 0; i < width; i++)
            for (int j = 0; j <= i; j++)
                small[i, j] = small[j, i] = TensorPrimitives.Dot<double>(basis[i], image[j]);
        var (values, vectors) = JacobiEigen.Of(small);
        int[] order = [.. Enumerable.Range(0, width).OrderByDescending(k => values[k])];
        Combine(basis, vectors, order);
        Combine(image, vectors, order);
        return [.. order.Select(k => values[k])];
    }

    private static void Combine(double[][] rows, double[,] vectors, int[] order)
    {
        var mixed = order.Select(k =>
        {
            double[] sum = new double[rows[0].Length];
            for (int i = 0; i < rows.Length; i++) TensorPrimitives.MultiplyAdd<double>(rows[i], vectors[i, k], sum, sum);
            return sum;
        }).ToArray();
        mixed.CopyTo(rows, 0);
    }
}
