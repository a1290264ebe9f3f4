using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>(y − l)² for a standardised number y.</summary>
internal sealed class NumberLoss : LabelLoss
{
    public override Tensor Losses(Tensor outputs, Tensor labels) => (outputs.squeeze(1) - labels).square();

    public override Tensor Aligned(Tensor outputs, Tensor rows, IReadOnlyList<long> counts) => throw NoProbabilities();

    public override (Tensor Labels, Tensor Sure) Guess(Tensor outputs, double threshold) => throw NoProbabilities();

    private static NotSupportedException NoProbabilities() => new("Numbers have no probabilities.");
}
