namespace MLNet.Autoencoders;

/// <summary>
/// In training, only the largest values of each code unit over the batch are kept and the others set to 0; at inference nothing
/// is set to 0 ("lifetime sparsity": A. Makhzani, B. Frey, "Winner-Take-All Autoencoders", 2015).
/// </summary>
/// <remarks>
/// If the code is the feature maps of a <see cref="ConvolutionalArchitecture"/>, a unit is a map: each map of each row first keeps
/// only its largest value ("spatial sparsity"), and of these the largest over the batch are kept.
/// </remarks>
public sealed record WinnerTakeAll : Sparsity
{
    internal const double DefaultFraction = 0.05;

    /// <summary>The fraction of a batch's rows for which a unit is kept, at least one row. Default 0.05; above 0 and at most 1.</summary>
    public double Fraction { get; init; } = DefaultFraction;

    internal override void Validate(OptionFaults faults, string name, EncoderLayer layer) =>
        faults.AboveZeroToOne(Fraction, name + ".Fraction");
}
