using System.Text.Json.Serialization;
using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders;

/// <summary>A distribution of codes: what a prior makes the codes follow, and what <see cref="AutoencoderTransformer.Generate"/> draws codes from.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(GaussianDistribution), "gaussian")]
[JsonDerivedType(typeof(GaussianMixtureDistribution), "gaussianMixture")]
[JsonDerivedType(typeof(UniformDistribution), "uniform")]
public abstract record CodeDistribution
{
    private protected CodeDistribution()
    {
    }

    /// <summary>Checks the distribution's parameters and whether it can be that of codes of a given size.</summary>
    /// <param name="faults">Where faults go.</param>
    /// <param name="name">The option's name.</param>
    /// <param name="codingSize">The number of values in a code, or <see langword="null"/> if it is not known.</param>
    internal abstract void Validate(OptionFaults faults, string name, int? codingSize);

    /// <summary>Draws a code. The same stream gives the same bits on every machine and in every version.</summary>
    /// <param name="random">The stream of random numbers.</param>
    /// <param name="code">Where the code goes.</param>
    internal abstract void Draw(RandomStream random, Span<float> code);

    /// <summary>The logarithm of the density at a code.</summary>
    internal abstract double LogDensity(ReadOnlySpan<float> code);
}
