using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders;

/// <summary>Each feature is set to 0 with probability p, in scaled units: for centred or standardised inputs, that is the feature's mean.</summary>
public sealed record MaskingCorruption : FeatureCorruption
{
    private protected override float Replacement(int feature, SamplingChain chain, RandomStream random) => 0;
}
