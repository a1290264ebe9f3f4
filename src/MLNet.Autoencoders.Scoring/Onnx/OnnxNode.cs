namespace MLNet.Autoencoders.Onnx;

/// <summary>One operation of an ONNX graph: what it does, which tensors it takes and which it makes.</summary>
internal sealed record OnnxNode(
    string Operator,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<OnnxAttribute> Attributes);
