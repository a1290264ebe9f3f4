using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>The loss of the labels that the network in use is sure of for unlabelled rows, divided by the number of unlabelled rows.</summary>
/// <param name="pseudo">The threshold, and the weight and its rise.</param>
/// <param name="network">The network, with its head.</param>
/// <param name="loss">The loss of a row.</param>
/// <param name="fraction">The average fraction of unlabelled rows in a batch; 0 if there are none.</param>
/// <param name="counts">The number of labelled rows of each class.</param>
internal sealed class PseudoLabelTerm(PseudoLabels pseudo, AutoencoderNetwork network, LabelLoss loss, double fraction, IReadOnlyList<long> counts) : IObjectiveTerm
{
    public string Name => "pseudoLabel";

    public Tensor Loss(ForwardPass pass, Tensor target)
    {
        double weight = pseudo.WeightAt(pass.Context.Progress), unlabelled = fraction * target.shape[0];
        if (weight == 0 || unlabelled == 0)
            return zeros(1, pass.Code.dtype, pass.Code.device).sum();
        var (labels, counts) = Guess(pass);
        var losses = loss.Losses(network.LabelOutputs(pass), labels);
        return (losses * counts).sum().Times(weight / unlabelled);
    }

    /// <summary>The labels of rows, and 1 where they count and 0 elsewhere.</summary>
    /// <remarks>
    /// Batch normalisation takes the moments of these rows: the running ones are those of corrupted rows, with which clean rows are
    /// guessed worse. And so rows as they are count for the running ones, which is what use will see.
    /// </remarks>
    private (Tensor Labels, Tensor Counts) Guess(ForwardPass pass)
    {
        using var noGradients = no_grad();
        var batch = pass.Batch!;
        var outputs = network.LabelHead!.Forward(network.Encode(batch, ForwardContext.UseWithinTraining));
        var unlabelled = batch.Labels!.isnan().to(outputs.dtype);
        var (labels, sure) = loss.Guess(pseudo.AlignClasses ? loss.Aligned(outputs, unlabelled, counts) : outputs, pseudo.Threshold);
        return (labels, sure * unlabelled);
    }
}
