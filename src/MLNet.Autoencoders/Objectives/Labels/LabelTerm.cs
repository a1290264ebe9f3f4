using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>The loss of the labels, averaged over labelled rows.</summary>
/// <remarks>
/// A batch has by chance more labelled rows or fewer: the sum is divided by the number that it has on average, so that each labelled row
/// weighs the same, and the mean over all batches is that over all labelled rows.
/// </remarks>
/// <param name="network">The network, with its head.</param>
/// <param name="loss">The loss of a row.</param>
/// <param name="fraction">The average fraction of labelled rows in a batch of a training step.</param>
/// <param name="heldOutFraction">The fraction of held-out rows that are labelled; 0 if there are none.</param>
internal sealed class LabelTerm(AutoencoderNetwork network, LabelLoss loss, double fraction, double heldOutFraction) : IObjectiveTerm
{
    public string Name => "label";

    public bool IsValidated => true;

    public Tensor Loss(ForwardPass pass, Tensor target)
    {
        var labels = pass.Batch!.Labels!;
        var missing = labels.isnan();
        // 1 is a label of every head: the loss of missing ones does not count, but must be finite.
        var losses = loss.Losses(network.LabelOutputs(pass), where(missing, ones_like(labels), labels));
        double labelled = target.shape[0] * (pass.Context.IsTraining ? fraction : heldOutFraction);
        return (losses * missing.to(losses.dtype).neg().Plus(1)).sum().DividedBy(labelled > 0 ? labelled : 1);
    }
}
