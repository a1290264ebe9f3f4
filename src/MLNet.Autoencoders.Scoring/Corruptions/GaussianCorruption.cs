using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders;

/// <summary>Gaussian noise on every feature: x̃ = x + σ ε, ε ~ N(0, 1). It affects all features, so there is no emphasis.</summary>
public sealed record GaussianCorruption : Corruption
{
    /// <summary>σ, in the units of the scaled inputs. Default 0.1; above 0.</summary>
    public double StandardDeviation { get; init; } = 0.1;

    /// <summary>
    /// The largest σ, if each row has a σ of its own: it is drawn anew each time, with log σ uniform between those of
    /// <see cref="StandardDeviation"/> and of this. The network then learns what rows look like from near and from far. Default
    /// <see langword="null"/>: all rows have the same σ; at least <see cref="StandardDeviation"/>.
    /// </summary>
    public double? LargestStandardDeviation { get; init; }

    internal override void Validate(OptionFaults faults, string name)
    {
        faults.Above(StandardDeviation, 0, name + ".StandardDeviation");
        if (LargestStandardDeviation is { } largest)
            faults.AtLeast(largest, StandardDeviation, name + ".LargestStandardDeviation");
    }

    internal override void Apply(Span<float> state, SamplingChain chain, RandomStream random)
    {
        double deviation = LargestStandardDeviation is { } largest ? Draw(largest, random) : StandardDeviation;
        foreach (ref float value in state)
            value += (float)(deviation * random.NextNormal());
    }

    private double Draw(double largest, RandomStream random)
    {
        double least = ExactMath.Log(StandardDeviation);
        return ExactMath.Exp(least + (random.NextUniform() * (ExactMath.Log(largest) - least)));
    }
}
