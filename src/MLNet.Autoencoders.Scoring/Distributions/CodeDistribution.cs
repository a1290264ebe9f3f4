using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>A distribution of codes: what a prior makes the codes follow, and what <c>AutoencoderTransformer.Generate</c> draws codes from.</summary>
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
}
