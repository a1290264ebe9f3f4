namespace MLNet.Autoencoders;

/// <summary>
/// Counts unlabelled rows for the label: the class that the network in use is sure of is the label of the row as it is seen in training,
/// corrupted.
/// </summary>
/// <remarks>
/// The loss is the cross-entropy between the two, summed over rows whose class has a probability above <see cref="Threshold"/>, and divided by the number of
/// all unlabelled rows. No gradient leads through the choice of the class. Without <see cref="AutoencoderEstimator.Options.Corruption"/> or noise, the network
/// only becomes surer of what it says (D.-H. Lee, "Pseudo-Label", 2013; K. Sohn et al., "FixMatch", 2020).
/// </remarks>
public sealed record PseudoLabels
{
    /// <summary>The probability of a class above which it counts. Default 0.95; at least 0, with which all rows count, and below 1.</summary>
    public double Threshold { get; init; } = 0.95;

    /// <summary>The weight at the end of its rise, beside the weight of 1 of the labelled rows. Default 1; at least 0.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The fraction of the training until which the weight is 0; from there it rises linearly. Default 0.2; at least 0 and below 1.</summary>
    public double From { get; init; } = 0.2;

    /// <summary>The fraction of the training from which the weight is <see cref="Weight"/>. Default 0.6; at least <see cref="From"/> and at most 1.</summary>
    public double To { get; init; } = 0.6;

    /// <summary>
    /// Whether probabilities are corrected before the class is chosen, so that over the unlabelled rows of a batch each class is as frequent as it is among
    /// the labelled rows (D. Berthelot et al., "ReMixMatch", 2020). Without it, a class that is guessed too often is learned from its own wrong guesses.
    /// Set it only if the labelled rows are a sample of all rows in which classes are as frequent. Default <see langword="false"/>.
    /// </summary>
    public bool AlignClasses { get; init; }

    internal void Validate(OptionFaults faults, string name)
    {
        faults.FromZeroToBelowOne(Threshold, name + ".Threshold");
        faults.AtLeast(Weight, 0, name + ".Weight");
        faults.FromZeroToBelowOne(From, name + ".From");
        if (!(To >= From && To <= 1))
            faults.Add(name + ".To", To, FormattableString.Invariant($"from {name}.From, {From}, to 1"));
    }

    /// <summary>The weight after a fraction of the training.</summary>
    internal double WeightAt(double progress) =>
        progress >= To ? Weight
        : progress <= From ? 0
        : Weight * (progress - From) / (To - From);
}
