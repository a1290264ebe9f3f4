namespace MLNet.Autoencoders;

/// <summary>Corruption that hits some of a row's features and leaves the others.</summary>
public abstract record FeatureCorruption : Corruption
{
    private protected FeatureCorruption()
    {
    }

    /// <summary>The probability with which each feature is hit. Default 0.25; above 0 and below 1.</summary>
    public double Probability { get; init; } = 0.25;

    /// <summary>
    /// α: the weight in the reconstruction loss of the features that were hit ("emphasis", Vincent 2010). Default 1; at
    /// least 0.
    /// </summary>
    public double CorruptedWeight { get; init; } = 1;

    /// <summary>β: the weight in the reconstruction loss of the other features. Default 1; at least 0, and above 0 if α is 0.</summary>
    public double OtherWeight { get; init; } = 1;

    internal bool HasEmphasis => CorruptedWeight != 1 || OtherWeight != 1;

    internal override void Validate(OptionFaults faults, string name)
    {
        faults.BetweenZeroAndOne(Probability, name + ".Probability");
        faults.AtLeast(CorruptedWeight, 0, name + ".CorruptedWeight");
        faults.AtLeast(OtherWeight, 0, name + ".OtherWeight");
        if (CorruptedWeight == 0 && OtherWeight == 0)
            faults.Add(name + ".OtherWeight", OtherWeight, "above 0 where CorruptedWeight is 0");
    }
}
