using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders;

/// <summary>Corruption of a random part of a row's features.</summary>
public abstract record FeatureCorruption : Corruption
{
    private protected FeatureCorruption()
    {
    }

    /// <summary>The probability with which each feature is corrupted. Default 0.25; above 0 and below 1.</summary>
    public double Probability { get; init; } = 0.25;

    /// <summary>
    /// α: the weight of the corrupted features in the reconstruction loss ("emphasis", Vincent 2010). Default 1; at least 0.
    /// </summary>
    public double CorruptedWeight { get; init; } = 1;

    /// <summary>β: the weight of the other features in the reconstruction loss. Default 1; at least 0, and above 0 if α is 0.</summary>
    public double OtherWeight { get; init; } = 1;

    internal bool HasEmphasis => CorruptedWeight != 1 || OtherWeight != 1;

    internal override void Validate(OptionFaults faults, string name)
    {
        faults.BetweenZeroAndOne(Probability, name + ".Probability");
        faults.AtLeast(CorruptedWeight, 0, name + ".CorruptedWeight");
        faults.AtLeast(OtherWeight, 0, name + ".OtherWeight");
        if (CorruptedWeight == 0 && OtherWeight == 0)
            faults.Add(name + ".OtherWeight", OtherWeight, "above 0 if CorruptedWeight is 0");
    }

    internal override void Apply(Span<float> state, SamplingChain chain, RandomStream random)
    {
        for (int feature = 0; feature < state.Length; feature++)
        {
            if (random.NextUniform() < Probability)
                state[feature] = Replacement(feature, chain, random);
        }
    }

    /// <summary>The value of a corrupted feature.</summary>
    private protected abstract float Replacement(int feature, SamplingChain chain, RandomStream random);
}
