using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>
/// A distribution that codes of all rows together should have, from which codes can then be drawn and decoded to new rows.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(VariationalPrior), "variational")]
[JsonDerivedType(typeof(AdversarialPrior), "adversarial")]
public abstract record Prior
{
    private protected Prior()
    {
    }

    /// <summary>The distribution from which codes can be drawn.</summary>
    internal abstract CodeDistribution CodeDistribution { get; }

    /// <summary>Checks the prior against the layer that gives the code.</summary>
    /// <param name="faults">Where faults go.</param>
    /// <param name="name">The option's name.</param>
    /// <param name="layer">The layer.</param>
    internal abstract void Validate(OptionFaults faults, string name, EncoderLayer layer);
}
