namespace MLNet.Autoencoders.Onnx;

/// <summary>A tensor that enters or leaves an ONNX graph: rows of <paramref name="Width"/> floats, any number of rows.</summary>
internal sealed record OnnxValue(string Name, int Width);
