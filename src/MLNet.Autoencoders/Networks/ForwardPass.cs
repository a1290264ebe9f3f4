using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>What a network made of a batch.</summary>
/// <param name="EncoderOutputs">The output of each encoder layer, [rows, size]; the last is the code.</param>
/// <param name="Output">The output of the last decoder layer, [rows, input size]; logits under cross-entropy.</param>
internal sealed record ForwardPass(IReadOnlyList<Tensor> EncoderOutputs, Tensor Output)
{
    public Tensor Code => EncoderOutputs[^1];
}
