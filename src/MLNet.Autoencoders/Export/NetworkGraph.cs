using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders.Export;

/// <summary>The graph of a network, and the tensors in it that a sampling chain uses.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="ScaledInput">The name of the tensor of scaled inputs; that of the input if they are not scaled.</param>
/// <param name="ScaledReconstruction">The name of the tensor of reconstructions in scaled units.</param>
/// <param name="Noise">Where noise is added, in the order in which the graph runs.</param>
internal sealed record NetworkGraph(OnnxGraph Graph, string ScaledInput, string ScaledReconstruction, IReadOnlyList<NoisePoint> Noise);
