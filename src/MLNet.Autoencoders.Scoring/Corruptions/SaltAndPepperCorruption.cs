using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders;

/// <summary>Each feature is set with probability p to its minimum or its maximum over the training rows; both are equally likely.</summary>
public sealed record SaltAndPepperCorruption : FeatureCorruption
{
    private protected override float Replacement(int feature, SamplingChain chain, RandomStream random) =>
        random.NextUniform() < 0.5 ? chain.Maxima[feature] : chain.Minima[feature];
}
