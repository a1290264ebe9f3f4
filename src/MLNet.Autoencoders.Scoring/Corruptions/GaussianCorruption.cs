using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders;

/// <summary>Gaussian noise on every feature: x̃ = x + σ ε, ε ~ N(0, 1). It affects all features, so there is no emphasis.</summary>
public sealed record GaussianCorruption : Corruption
{
    /// <summary>σ, in the units of the scaled inputs. Default 0.1; above 0.</summary>
    public double StandardDeviation { get; init; } = 0.1;

    internal override void Validate(OptionFaults faults, string name) => faults.Above(StandardDeviation, 0, name + ".StandardDeviation");

    internal override void Apply(Span<float> state, SamplingChain chain, RandomStream random)
    {
        foreach (ref float value in state)
            value += (float)(StandardDeviation * random.NextNormal());
    }
}
