using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNet.Autoencoders;

/// <summary>Arithmetic with tensors and numbers that frees the numbers' native memory immediately.</summary>
/// <remarks>
/// Operators create a native <see cref="Scalar"/> for a number and may leave it to its finalizer. It is small, but it lies among
/// the tensors of a step and can keep the tensors of the next step from fitting into the same memory.
/// </remarks>
internal static class TensorArithmetic
{
    public static Tensor Plus(this Tensor x, double number)
    {
        using var scalar = number.ToScalar();
        return x.add(scalar);
    }

    public static Tensor Minus(this Tensor x, double number)
    {
        using var scalar = number.ToScalar();
        return x.sub(scalar);
    }

    public static Tensor Times(this Tensor x, double number)
    {
        using var scalar = number.ToScalar();
        return x.mul(scalar);
    }

    public static Tensor DividedBy(this Tensor x, double number)
    {
        using var scalar = number.ToScalar();
        return x.div(scalar);
    }

    public static Tensor IsBelow(this Tensor x, double number)
    {
        using var scalar = number.ToScalar();
        return x.lt(scalar);
    }

    public static Tensor Within(this Tensor x, double least, double largest)
    {
        using Scalar minimum = least, maximum = largest;
        return x.clamp(minimum, maximum);
    }

    /// <summary>Adds other · number to x, in place.</summary>
    public static void Add(this Tensor x, Tensor other, double number)
    {
        using var scalar = number.ToScalar();
        x.add_(other, scalar);
    }

    /// <summary>The values in double precision, in the order of their indices.</summary>
    public static double[] ToDoubles(this Tensor x)
    {
        using var scope = NewDisposeScope();
        return MemoryMarshal.Cast<byte, double>(x.detach().to(ScalarType.Float64, CPU).contiguous().bytes).ToArray();
    }
}
