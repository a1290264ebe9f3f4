using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>The shape of the network: which layers lead from the input to the code and back.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(DenseArchitecture), "dense")]
[JsonDerivedType(typeof(ConvolutionalArchitecture), "convolutional")]
public abstract record Architecture
{
    internal const int DefaultCodingSize = 30;

    private protected Architecture()
    {
    }

    /// <summary>The number of values in a code. Default 30; at least 1.</summary>
    public int CodingSize { get; init; } = DefaultCodingSize;

    /// <summary>
    /// The activation of the output layer. Default <see langword="null"/>: the identity for squared error, the sigmoid
    /// for binary cross-entropy, which allows no other.
    /// </summary>
    public Activation? OutputActivation { get; init; }

    /// <summary>
    /// The possible encoders, each from its first hidden layer to the code: one or, if the rows decide, several, the first of which
    /// has only layers that they all have.
    /// </summary>
    /// <param name="constraint">The constraint on the code.</param>
    internal abstract IReadOnlyList<IReadOnlyList<EncoderLayer>> PossibleEncoders(CodeConstraint? constraint);

    /// <summary>The same architecture with everything settled that depends on the rows.</summary>
    /// <param name="inputSize">The number of values in a row.</param>
    /// <param name="constraint">The constraint on the code.</param>
    internal abstract Architecture SettledFor(int inputSize, CodeConstraint? constraint);

    /// <summary>The layers from the input to the code and back, as text. Only for settled architectures that are valid.</summary>
    /// <param name="inputSize">The number of values in a row.</param>
    internal abstract string Layers(int inputSize);

    /// <param name="faults">Where faults go.</param>
    /// <param name="inputSize">The number of values in a row; null if it is not known yet.</param>
    internal virtual void Validate(OptionFaults faults, int? inputSize)
    {
        faults.AtLeast(CodingSize, 1, "Architecture.CodingSize");
        if (OutputActivation is { } output)
            faults.Defined(output, "Architecture.OutputActivation");
    }
}
