namespace MLNet.Autoencoders;

/// <summary>The result of one epoch: a pass over the training rows or, if the steps of a training are planned, one or several.</summary>
/// <param name="Epoch">The number of the epoch, starting at 1.</param>
/// <param name="TrainingLoss">
/// The mean loss of the training rows, measured while the weights were changing: summed over a row's features and averaged
/// over the rows, in the units of the scaled inputs.
/// </param>
/// <param name="ValidationLoss">The mean loss of the held-out rows after the epoch, or <see langword="null"/> if no rows were held out.</param>
/// <param name="LearningRate">The optimiser's learning rate in the last step of the epoch.</param>
public sealed record EpochRecord(int Epoch, double TrainingLoss, double? ValidationLoss, double LearningRate)
{
    /// <summary>
    /// The mean of each part of the losses, measured like <see cref="TrainingLoss"/>: first those that add up to it, then those that
    /// other parameters minimise. <see langword="null"/> if the training loss has only one part, and in models of versions before 0.4.
    /// </summary>
    public IReadOnlyList<LossPart>? Parts { get; init => field = ValueList<LossPart>.Of(value); }

    /// <summary>All losses of the epoch, by name.</summary>
    internal IEnumerable<LossPart> Losses =>
        [
            new LossPart("training", TrainingLoss),
            .. ValidationLoss is { } validation ? [new LossPart("held out", validation)] : Array.Empty<LossPart>(),
            .. Parts ?? [],
        ];

    /// <summary>The loss that the plan monitors: the validation loss if there is one, otherwise the training loss.</summary>
    internal double MonitoredLoss => ValidationLoss ?? TrainingLoss;
}
