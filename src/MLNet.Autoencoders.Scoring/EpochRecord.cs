namespace MLNet.Autoencoders;

/// <summary>What one pass over the training rows came to.</summary>
/// <param name="Epoch">The pass, counted from 1.</param>
/// <param name="TrainingLoss">
/// The mean loss of the training rows as the weights changed under them: the sum over a row's features, averaged over
/// the rows, in the units of the scaled inputs.
/// </param>
/// <param name="ValidationLoss">The mean loss of the held-out rows after the pass; <see langword="null"/> without held-out rows.</param>
/// <param name="LearningRate">The optimiser's learning rate during the pass.</param>
public sealed record EpochRecord(int Epoch, double TrainingLoss, double? ValidationLoss, double LearningRate)
{
    /// <summary>What the plan watches: the validation loss if there is one, else the training loss.</summary>
    internal double MonitoredLoss => ValidationLoss ?? TrainingLoss;
}
