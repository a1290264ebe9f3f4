using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>Fully connected layers, symmetric around the code.</summary>
/// <remarks>
/// <para>
/// Layer l computes hₗ = φ(Wₗ hₗ₋₁ + bₗ). With hidden sizes 300 and 150, a code of 30 and rows of 784 values, the layers are
/// 784-300-150-30-150-300-784: a deep autoencoder (G. Hinton, R. Salakhutdinov, "Reducing the Dimensionality of Data with
/// Neural Networks", Science 313, 2006).
/// </para>
/// <para>
/// No hidden layers, identity activations and squared error give the linear autoencoder, whose decoder spans the space of
/// the leading principal components (P. Baldi, K. Hornik, "Neural Networks and Principal Component Analysis", 1989).
/// </para>
/// </remarks>
public sealed record DenseArchitecture : Architecture
{
    /// <summary>
    /// The sizes of the encoder's hidden layers, from the input to the code; the decoder has the same sizes in reverse. Each is at
    /// least 1; an empty list means no hidden layer. Default <see langword="null"/>: if only the size of the code keeps the
    /// network from copying its input, one layer, whose size is the geometric mean of those of input and code, but at least twice
    /// that of the code; no hidden layer if the code is at least as wide as the input or the code constraint is a
    /// <see cref="Sparsity"/>. The options of a fitted model list the actual sizes.
    /// </summary>
    public IReadOnlyList<int>? HiddenSizes { get; init => field = ValueList<int>.Of(value); }

    /// <summary>
    /// Whether the decoder uses the transposed weights of the encoder, which halves the number of weights. Biases are not
    /// shared. Default <see langword="false"/>.
    /// </summary>
    public bool TiedWeights { get; init; }

    /// <summary>The activation of the hidden layers of encoder and decoder. Default <see cref="Activation.Elu"/>.</summary>
    public Activation HiddenActivation { get; init; } = Activation.Elu;

    /// <summary>The activation of the code. Default <see cref="Activation.Identity"/>.</summary>
    public Activation CodeActivation { get; init; } = Activation.Identity;

    /// <summary>The initialisation of the weights. Default <see cref="WeightInitialization.ByActivation"/>; biases start at zero.</summary>
    public WeightInitialization Initialization { get; init; } = WeightInitialization.ByActivation;

    /// <summary>
    /// Whether the weighted sums of each unit of the hidden layers are scaled to mean
    /// 0 and variance 1 over a batch before the activation, and then scaled and shifted by learned numbers (S. Ioffe, C. Szegedy,
    /// "Batch Normalization", 2015). At inference, running means and variances are used, and in exported graphs they are part of the
    /// weights, which tied layers then no longer share. Not with a <see cref="ContractivePenalty"/> behind a normalised layer.
    /// Default <see langword="false"/>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BatchNormalization { get; init; }

    /// <summary>
    /// Whether the code has batch normalisation, as hidden layers have it with <see cref="BatchNormalization"/>. Not with a
    /// <see cref="VariationalPrior"/>, whose code has a form of its own. Default <see langword="false"/>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool CodeBatchNormalization { get; init; }

    /// <summary>Whether any layer has batch normalisation. Only for settled architectures.</summary>
    internal bool IsNormalized => CodeBatchNormalization || (BatchNormalization && HiddenSizes!.Count > 0);

    internal override IReadOnlyList<IReadOnlyList<EncoderLayer>> PossibleEncoders(CodeConstraint? constraint) =>
        HiddenSizes is not null ? [Encoder([.. HiddenSizes])]
        : constraint is Sparsity ? [Encoder([])]
        : [Encoder([]), Encoder([null])];

    internal override DenseArchitecture SettledFor(int inputSize, CodeConstraint? constraint)
    {
        if (HiddenSizes is not null)
            return this;
        bool onlySizeLimits = CodingSize < inputSize && constraint is not Sparsity;
        return this with { HiddenSizes = onlySizeLimits ? [HiddenSizeFor(inputSize)] : [] };
    }

    /// <summary>The size of the single hidden layer that is used by default.</summary>
    internal int HiddenSizeFor(int inputSize) => Math.Max(2 * CodingSize, (int)Math.Round(Math.Sqrt((double)inputSize * CodingSize)));

    internal override string Layers(int inputSize) => $"{string.Join('-', HiddenSizes!.Prepend(inputSize).Append(CodingSize))} and back";

    internal override void Validate(OptionFaults faults, int? inputSize)
    {
        base.Validate(faults, inputSize);
        for (int i = 0; i < HiddenSizes?.Count; i++)
            faults.AtLeast(HiddenSizes[i], 1, $"Architecture.HiddenSizes[{i}]");
        faults.Defined(HiddenActivation, "Architecture.HiddenActivation");
        faults.Defined(CodeActivation, "Architecture.CodeActivation");
        faults.Defined(Initialization, "Architecture.Initialization");
    }

    private EncoderLayer[] Encoder(int?[] hiddenSizes) =>
    [
        .. hiddenSizes.Select((size, i) => new EncoderLayer(size, HiddenActivation, i + 1, IsNormalized: BatchNormalization)),
        new EncoderLayer(CodingSize, CodeActivation, hiddenSizes.Length + 1, IsNormalized: CodeBatchNormalization),
    ];
}
