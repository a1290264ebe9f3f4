namespace MLNet.Autoencoders;

/// <summary>
/// The observed values that are hidden from the network in training, anew in every batch, so that it learns to fill gaps: of each row a
/// fraction that is drawn from the uniform distribution between 0 and <see cref="LargestFraction"/>.
/// </summary>
/// <remarks>L. Gondara, K. Wang, "MIDA: Multiple Imputation Using Denoising Autoencoders", 2018, train on rows with values hidden at random.</remarks>
public sealed record FurtherGaps
{
    /// <summary>The largest fraction of a row that is hidden. Default 0.6; within [0, 1). With 0, nothing is hidden.</summary>
    public double LargestFraction { get; init; } = 0.6;

    /// <summary>The weight of a hidden value in the reconstruction loss; that of other observed values is 1. Default 3; at least 0.</summary>
    public double Weight { get; init; } = 3;

    internal void Validate(OptionFaults faults, string name)
    {
        faults.FromZeroToBelowOne(LargestFraction, name + ".LargestFraction");
        faults.AtLeast(Weight, 0, name + ".Weight");
    }
}
