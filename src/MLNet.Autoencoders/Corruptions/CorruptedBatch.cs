using static TorchSharp.torch;

namespace MLNet.Autoencoders.Corruptions;

/// <summary>A batch as the network sees it.</summary>
/// <param name="Input">The rows, [rows, size].</param>
/// <param name="Weights">The weight of each value in the reconstruction loss, [rows, size]; null if all are equal.</param>
/// <param name="Missing">1 for each value that the network is told is missing, 0 for the others, [rows, size]; null if none can be.</param>
internal sealed record CorruptedBatch(Tensor Input, Tensor? Weights, Tensor? Missing = null);
