namespace MLNet.Autoencoders.Onnx;

/// <summary>An ONNX file: one graph, and texts by name that describe it.</summary>
internal sealed record OnnxModel(OnnxGraph Graph, IReadOnlyDictionary<string, string> Metadata);
