using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>The shape of the network: which layers lead from the input to the code and back.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(DenseArchitecture), "dense")]
public abstract record Architecture
{
    private protected Architecture()
    {
    }

    /// <summary>The number of values of a code. Default 30; at least 1.</summary>
    public int CodingSize { get; init; } = 30;

    /// <summary>
    /// The activation of the reconstruction. Default <see langword="null"/>: the identity for squared error, the sigmoid
    /// for binary cross-entropy, which allows no other.
    /// </summary>
    public Activation? OutputActivation { get; init; }

    /// <summary>The activation of each encoder layer, from the first hidden layer to the code, and its size where the options say it.</summary>
    internal abstract IReadOnlyList<(int? Size, Activation Activation)> EncoderLayers { get; }

    internal virtual void Validate(OptionFaults faults)
    {
        faults.AtLeast(CodingSize, 1, "Architecture.CodingSize");
        if (OutputActivation is { } output)
            faults.Defined(output, "Architecture.OutputActivation");
    }
}
