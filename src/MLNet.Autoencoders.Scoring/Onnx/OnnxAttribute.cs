namespace MLNet.Autoencoders.Onnx;

/// <summary>A setting of an ONNX node; exactly one of its values is there.</summary>
internal sealed record OnnxAttribute(string Name)
{
    public long? Int { get; init; }

    public float? Float { get; init; }

    public IReadOnlyList<long>? Ints { get; init; }
}
