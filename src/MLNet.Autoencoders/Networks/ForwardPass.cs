using MLNet.Autoencoders.Data;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>The result of applying a network to a batch.</summary>
/// <param name="Input">The network's input, [rows, size].</param>
/// <param name="EncoderOutputs">The output of each encoder layer, [rows, size]; the last is the code.</param>
/// <param name="Output">The output of the last decoder layer, [rows, input size]; logits under cross-entropy.</param>
/// <param name="Context">The context of the pass.</param>
internal sealed record ForwardPass(Tensor Input, IReadOnlyList<Tensor> EncoderOutputs, Tensor Output, ForwardContext Context = default)
{
    public Tensor Code => EncoderOutputs[^1];

    /// <summary>The rows that the pass is for, uncorrupted, with their labels; null outside of training.</summary>
    public Batch? Batch { get; init; }

    /// <summary>The weight of each value in the reconstruction loss, [rows, input size]; null if all are equal.</summary>
    public Tensor? Weights { get; init; }
}
