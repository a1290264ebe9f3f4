using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNet.Autoencoders.Objectives;

/// <summary>log(1 + e^−l) for true and log(1 + e^l) for false, computed on the logit l.</summary>
internal sealed class LogisticLoss : LabelLoss
{
    public override Tensor Losses(Tensor outputs, Tensor labels) =>
        functional.binary_cross_entropy_with_logits(outputs.squeeze(1), labels, reduction: Reduction.None);

    public override (Tensor Labels, Tensor Sure) Guess(Tensor outputs, double threshold)
    {
        var logits = outputs.squeeze(1);
        var sure = logits.abs().neg().IsBelow(-Math.Log(threshold / (1 - threshold)));
        return (logits.neg().IsBelow(0).to(outputs.dtype), sure.to(outputs.dtype));
    }
}
