using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNet.Autoencoders.Objectives;

/// <summary>−log softmax(l)ₖ for class k, computed on the logits l.</summary>
internal sealed class SoftmaxLoss : LabelLoss
{
    public override Tensor Losses(Tensor outputs, Tensor labels) =>
        functional.cross_entropy(outputs, labels.Minus(1).to(ScalarType.Int64), reduction: Reduction.None);

    public override Tensor Aligned(Tensor outputs, Tensor rows, IReadOnlyList<long> counts)
    {
        double total = counts.Sum();
        var shares = tensor(counts.Select(c => c / total).ToArray(), outputs.dtype, outputs.device);
        var probabilities = (outputs - outputs.logsumexp(1).unsqueeze(1)).exp();
        var found = ((probabilities * rows.unsqueeze(1)).sum([0]) + shares.Times(counts.Count)) / rows.sum().Plus(counts.Count);
        return outputs + (shares / found).log();
    }

    public override (Tensor Labels, Tensor Sure) Guess(Tensor outputs, double threshold)
    {
        var (largest, index) = outputs.max(1);
        var sure = (outputs.logsumexp(1) - largest).IsBelow(-Math.Log(threshold));
        return (index.to(outputs.dtype).Plus(1), sure.to(outputs.dtype));
    }
}
