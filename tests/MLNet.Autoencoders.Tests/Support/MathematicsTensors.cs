using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Between tensors and arrays, and gradients by central differences.</summary>
internal static class MathematicsTensors
{
    public static Tensor Matrix(float[][] rows) => tensor(rows.SelectMany(r => r).ToArray(), [rows.Length, rows[0].Length]);

    public static float[] Floats(Tensor values)
    {
        using var dense = values.detach().cpu().contiguous();
        return MemoryMarshal.Cast<byte, float>(dense.bytes).ToArray();
    }

    public static double[] Doubles(Tensor values)
    {
        using var dense = values.detach().cpu().contiguous();
        return MemoryMarshal.Cast<byte, double>(dense.bytes).ToArray();
    }

    /// <summary>Writes values of the tensor's own type into its memory.</summary>
    public static void Set<T>(Tensor values, ReadOnlySpan<T> to)
        where T : struct
    {
        using var detached = values.detach();
        to.CopyTo(MemoryMarshal.Cast<byte, T>(detached.bytes));
    }

    /// <summary>The gradient of a function of a tensor of doubles, one central difference after the other.</summary>
    public static double[] Differences(Tensor at, Func<double> value)
    {
        const double Step = 1e-5;
        double[] around = Doubles(at);
        var gradient = new double[around.Length];
        for (int i = 0; i < around.Length; i++)
        {
            double center = around[i];
            around[i] = center + Step;
            Set<double>(at, around);
            double above = value();
            around[i] = center - Step;
            Set<double>(at, around);
            double below = value();
            around[i] = center;
            Set<double>(at, around);
            gradient[i] = (above - below) / (2 * Step);
        }
        return gradient;
    }

    /// <summary>The length of the difference, relative to the length of the expected vector.</summary>
    public static double RelativeDifference(double[] expected, double[] actual) =>
        Math.Sqrt(expected.Zip(actual, (e, a) => (e - a) * (e - a)).Sum() / expected.Sum(e => e * e));
}
