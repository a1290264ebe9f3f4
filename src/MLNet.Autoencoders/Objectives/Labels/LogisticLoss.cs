using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNet.Autoencoders.Objectives;

/// <summary>log(1 + e^−l) for true and log(1 + e^l) for false, computed on the logit l.</summary>
internal sealed class LogisticLoss : LabelLoss
{
    public override Tensor Losses(Tensor outputs, Tensor labels) =>
        functional.binary_cross_entropy_with_logits(outputs.squeeze(1), labels, reduction: Reduction.None);

    public override Tensor Aligned(Tensor outputs, Tensor rows, IReadOnlyList<long> counts)
    {
        double share = (double)counts[1] / counts.Sum();
        var found = ((functional.sigmoid(outputs.squeeze(1)) * rows).sum().Plus(share * counts.Count)) / rows.sum().Plus(counts.Count);
        return outputs.Plus(Math.Log(share / (1 - share))) - (found / found.neg().Plus(1)).log();
    }

    public override (Tensor Labels, Tensor Sure) Guess(Tensor outputs, double threshold)
    {
        var logits = outputs.squeeze(1);
        var sure = logits.abs().neg().IsBelow(-Math.Log(threshold / (1 - threshold)));
        return (logits.neg().IsBelow(0).to(outputs.dtype), sure.to(outputs.dtype));
    }
}
