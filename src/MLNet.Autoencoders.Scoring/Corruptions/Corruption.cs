using System.Text.Json.Serialization;
using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders;

/// <summary>
/// Random corruption of the rows that the network sees in training, while the loss is measured against the uncorrupted rows:
/// the denoising autoencoder (P. Vincent et al., "Extracting and Composing Robust Features with Denoising Autoencoders",
/// 2008; "Stacked Denoising Autoencoders", 2010). It is drawn anew for every batch. After training, nothing is corrupted but the
/// states of the <see cref="SamplingChain"/>.
/// </summary>
/// <remarks>Rows are corrupted after scaling, so noise is in the units of the scaled inputs.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(GaussianCorruption), "gaussian")]
[JsonDerivedType(typeof(CorruptionSequence), "sequence")]
[JsonDerivedType(typeof(MaskingCorruption), "masking")]
[JsonDerivedType(typeof(SaltAndPepperCorruption), "saltAndPepper")]
public abstract record Corruption
{
    private protected Corruption()
    {
    }

    /// <summary>Adds Gaussian noise to every feature.</summary>
    /// <param name="standardDeviation">The standard deviation of the noise, in the units of the scaled inputs; above 0.</param>
    /// <returns>The corruption.</returns>
    public static Corruption Gaussian(double standardDeviation) => new GaussianCorruption { StandardDeviation = standardDeviation };

    /// <summary>Adds Gaussian noise to every feature, with a standard deviation σ of each row's own: log σ is uniform between two bounds.</summary>
    /// <param name="smallest">The smallest standard deviation of the noise, in the units of the scaled inputs; above 0.</param>
    /// <param name="largest">The largest standard deviation of the noise; at least <paramref name="smallest"/>.</param>
    /// <returns>The corruption.</returns>
    public static Corruption Gaussian(double smallest, double largest) => new GaussianCorruption { StandardDeviation = smallest, LargestStandardDeviation = largest };

    /// <summary>Sets each feature to 0 with a probability.</summary>
    /// <param name="probability">The probability; above 0 and below 1.</param>
    /// <returns>The corruption.</returns>
    public static Corruption Masking(double probability) => new MaskingCorruption { Probability = probability };

    /// <summary>Sets each feature to its minimum or its maximum with a probability; both are equally likely.</summary>
    /// <param name="probability">The probability; above 0 and below 1.</param>
    /// <returns>The corruption.</returns>
    public static Corruption SaltAndPepper(double probability) => new SaltAndPepperCorruption { Probability = probability };

    /// <summary>Corrupts rows in several ways, one after the other.</summary>
    /// <param name="parts">The corruptions, in their order; at least one.</param>
    /// <returns>The corruption.</returns>
    public static Corruption Sequence(params IReadOnlyList<Corruption> parts) => new CorruptionSequence { Parts = parts };

    internal abstract void Validate(OptionFaults faults, string name);

    /// <summary>Corrupts the state of a sampling chain, as rows are corrupted in training.</summary>
    /// <param name="state">The state.</param>
    /// <param name="chain">The chain, which knows the range of each feature.</param>
    /// <param name="random">The stream of random numbers.</param>
    internal abstract void Apply(Span<float> state, SamplingChain chain, RandomStream random);
}
