using System.Runtime.InteropServices;

namespace MLNet.Autoencoders.Onnx;

/// <summary>A constant of an ONNX graph: its name, its shape, and its values as little-endian bytes.</summary>
internal sealed record OnnxTensor(string Name, int DataType, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Data)
{
    public const int Float = 1;
    public const int Int64 = 7;
    public const int Double = 11;

    public static OnnxTensor Floats(string name, ReadOnlySpan<float> values, params IReadOnlyList<long> shape) =>
        new(name, Float, shape, MemoryMarshal.AsBytes(values).ToArray());

    public static OnnxTensor Doubles(string name, ReadOnlySpan<double> values) =>
        new(name, Double, [values.Length], MemoryMarshal.AsBytes(values).ToArray());

    public static OnnxTensor Int64s(string name, ReadOnlySpan<long> values) =>
        new(name, Int64, [values.Length], MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>The values of a tensor of floats.</summary>
    public float[] ToFloats() => MemoryMarshal.Cast<byte, float>(Data.Span).ToArray();
}
