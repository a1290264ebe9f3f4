using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;

namespace MLNet.Autoencoders.Objectives;

/// <summary>What a <see cref="Supervision"/> adds to an objective.</summary>
internal static class LabelTerms
{
    /// <param name="supervision">The supervision.</param>
    /// <param name="network">The network, with its head.</param>
    /// <param name="labels">The labels of the training rows.</param>
    /// <param name="balance">How batches are balanced; null for rows as they come.</param>
    public static IReadOnlyList<IObjectiveTerm> Of(Supervision supervision, AutoencoderNetwork network, LabelStatistics labels, BatchBalance? balance)
    {
        double fraction = balance?.Fraction ?? labels.Fraction;
        var loss = LabelLoss.Of(labels.Column.Kind);
        var term = new LabelTerm(network, loss, fraction, labels.HeldOutFraction);
        return supervision.PseudoLabels is { } pseudo ? [term, new PseudoLabelTerm(pseudo, network, loss, labels.Unlabelled == 0 ? 0 : 1 - fraction, labels.Counts)] : [term];
    }
}
