namespace MLNet.Autoencoders;

/// <summary>A column that the transformer adds.</summary>
/// <param name="Name">The column's name in the data.</param>
/// <param name="TensorName">
/// The name of its tensor in the ONNX graph: the column's own, unless ONNX scoring in ML.NET cannot use that name.
/// </param>
/// <param name="Size">The number of values a row.</param>
public sealed record OutputColumn(string Name, string TensorName, int Size);
