namespace MLNet.Autoencoders.Benchmarks.Shared;

internal static class Vectors
{
    public static double SquaredDistance(float[] a, float[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }

    /// <summary>The squared distance between rows and the rows beside them, a row.</summary>
    public static double SquaredError(float[][] rows, float[][] others) => rows.Zip(others, SquaredDistance).Average();
}
