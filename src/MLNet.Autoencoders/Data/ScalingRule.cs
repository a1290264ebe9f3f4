namespace MLNet.Autoencoders.Data;

/// <summary>How rows are to be scaled: as the options set, or according to the rows themselves.</summary>
/// <param name="Asked">The option.</param>
/// <param name="Loss">The reconstruction loss.</param>
/// <param name="Constraint">The constraint on the code.</param>
/// <param name="Maps">Whether rows are maps, whose values are not features of their own.</param>
internal sealed record ScalingRule(InputScaling Asked, ReconstructionLoss Loss = ReconstructionLoss.SquaredError, CodeConstraint? Constraint = null, bool Maps = false)
{
    public static ScalingRule Of(AutoencoderEstimator.Options options) => new(options.InputScaling, options.ReconstructionLoss, options.CodeConstraint, options.Architecture is ConvolutionalArchitecture);

    /// <param name="statistics">The statistics of the training rows; evaluated only if needed.</param>
    public ScalingChoice Choose(Func<FeatureStatistics> statistics) => this switch
    {
        { Asked: not InputScaling.Automatic } => new(Asked, "set by the options"),
        { Loss: ReconstructionLoss.BinaryCrossEntropy } => new(InputScaling.None, "binary cross-entropy uses values within [0, 1] unscaled"),
        { Maps: true } => AutomaticScaling.ChooseForMaps(statistics()),
        { Loss: ReconstructionLoss.SquaredError } => AutomaticScaling.Choose(statistics(), Constraint),
    };
}
