using MLNet.Autoencoders.Networks;

namespace MLNet.Autoencoders;

/// <summary>
/// Convolutions for pictures: stages of feature maps from the input to the code, and their mirrors back. A row is read as
/// channels × height × width: all rows of the first channel from top to bottom, then those of the second, and so on. This is the
/// order of the column that <c>ExtractPixels</c> makes with <c>interleavePixelColors: false</c>, its default.
/// </summary>
/// <remarks>
/// <para>
/// Each stage is one hidden layer of the encoder, whose column, if any, is its feature maps in the same order. A stage of the
/// decoder mirrors one of the encoder, so that the output has exactly the shape of the input.
/// </para>
/// <para>
/// J. Masci, U. Meier, D. Cireşan, J. Schmidhuber, "Stacked Convolutional Auto-Encoders for Hierarchical Feature Extraction", 2011.
/// </para>
/// </remarks>
public sealed record ConvolutionalArchitecture : Architecture
{
    private static readonly IReadOnlyList<ConvolutionalStage> DefaultStages = ValueList<ConvolutionalStage>.Of(
    [
        new() { Maps = 16, Stride = 2 },
        new() { Maps = 32, Stride = 2 },
        new() { Maps = 64, Stride = 2 },
    ])!;

    /// <summary>The number of channels of the input: 1 for grey values, 3 for colours. Default 1; at least 1.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>
    /// The height of the input. Default <see langword="null"/>: it follows from the width; if that is <see langword="null"/> too,
    /// the input is square. At least 1. The options of a fitted model have the actual height.
    /// </summary>
    public int? Height { get; init; }

    /// <summary>The width of the input. Default <see langword="null"/>: it follows from the height, or the input is square. At least 1.</summary>
    public int? Width { get; init; }

    /// <summary>
    /// The stages of the encoder, from the input to the code; at least one. Default: three with 16, 32 and 64 maps, 3 × 3 kernels
    /// and stride 2, which halve height and width each.
    /// </summary>
    public IReadOnlyList<ConvolutionalStage> Stages { get; init => field = ValueList<ConvolutionalStage>.Of(value)!; } = DefaultStages;

    /// <summary>
    /// The stages that the decoder mirrors, listed like those of an encoder from the input to the code. They must end with the
    /// shape with which <see cref="Stages"/> end, unless the code is dense. Default <see langword="null"/>: <see cref="Stages"/>.
    /// </summary>
    public IReadOnlyList<ConvolutionalStage>? DecoderStages { get; init => field = ValueList<ConvolutionalStage>.Of(value); }

    /// <summary>
    /// Whether the code is a fully connected layer of <see cref="Architecture.CodingSize"/> values behind the stages. If
    /// <see langword="false"/>, the maps of the last stage are the code, and <see cref="Architecture.CodingSize"/> has no effect:
    /// the options of a fitted model have the actual size. Default <see langword="true"/>.
    /// </summary>
    public bool DenseCode { get; init; } = true;

    /// <summary>
    /// Whether the decoder uses the kernels of the encoder, and the transposed weights of the dense code. Not possible with
    /// <see cref="DecoderStages"/>. Default <see langword="false"/>.
    /// </summary>
    public bool TiedWeights { get; init; }

    /// <summary>The activation of the hidden layers of encoder and decoder. Default <see cref="Activation.Relu"/>.</summary>
    public Activation HiddenActivation { get; init; } = Activation.Relu;

    /// <summary>The activation of the code. Default <see cref="Activation.Identity"/>.</summary>
    public Activation CodeActivation { get; init; } = Activation.Identity;

    /// <summary>
    /// The initialisation of the weights; the inputs of a value of a map are those under the kernel. Default
    /// <see cref="WeightInitialization.ByActivation"/>; biases start at zero.
    /// </summary>
    public WeightInitialization Initialization { get; init; } = WeightInitialization.ByActivation;

    /// <summary>The height and width of the squares of code maps whose largest value is in the column of pooled codes. Default 6; at least 1.</summary>
    public int CodePoolingSize { get; init; } = 6;

    /// <summary>The distance between these squares. Default 4; at least 1.</summary>
    public int CodePoolingStride { get; init; } = 4;

    /// <summary>The shape of a row of the input; null if it depends on the rows.</summary>
    internal RowShape? InputShape => Height is { } height && Width is { } width ? RowShape.Maps(Channels, height, width) : null;

    /// <summary>The shape of the code's maps; null if there are none or their shape depends on the rows.</summary>
    internal RowShape? CodeShape => !DenseCode && Shapes(Stages, "", new OptionFaults()) is { Count: > 0 } shapes && shapes.Count == Stages.Count ? shapes[^1].Output : null;

    /// <summary>The stages that the decoder mirrors.</summary>
    internal IReadOnlyList<ConvolutionalStage> MirroredStages => DecoderStages ?? Stages;

    /// <summary>The shapes of the feature maps for rows of a given size, from the input to the code and back, as the log of a fit states them.</summary>
    /// <param name="inputSize">The number of values in a row.</param>
    /// <returns>The shapes in a line of text, each with the operation that gives it.</returns>
    /// <exception cref="ArgumentException">The stages do not fit. The message lists all faults.</exception>
    public string ShapesFor(int inputSize)
    {
        var settled = SettledFor(inputSize, constraint: null);
        var faults = new OptionFaults();
        settled.Validate(faults, inputSize);
        if (faults.Any)
            throw new ArgumentException($"The architecture has {faults}\n", nameof(inputSize));
        return settled.Layers(inputSize);
    }

    internal override IReadOnlyList<IReadOnlyList<EncoderLayer>> PossibleEncoders(CodeConstraint? constraint)
    {
        var shapes = Shapes(Stages, "", new OptionFaults());
        var stages = (Stages ?? []).Select((_, i) => new EncoderLayer(shapes.ElementAtOrDefault(i)?.Output.Size, HiddenActivation, i + 1, IsDense: false));
        return DenseCode
            ? [[.. stages, new EncoderLayer(CodingSize, CodeActivation, Stages?.Count + 1 ?? 1)]]
            : [[.. stages.SkipLast(1), .. stages.TakeLast(1).Select(last => last with { Activation = CodeActivation })]];
    }

    internal override ConvolutionalArchitecture SettledFor(int inputSize, CodeConstraint? constraint)
    {
        var sized = Channels >= 1 && inputSize % Channels == 0 ? WithSizes(inputSize / Channels) : this;
        var shapes = sized.Shapes(Stages, "", new OptionFaults());
        return DenseCode || shapes.Count == 0 ? sized : sized with { CodingSize = shapes[^1].Output.Size };
    }

    internal override string Layers(int inputSize)
    {
        var (encoder, decoder) = (Shapes(Stages, "", new OptionFaults()), Shapes(MirroredStages, "", new OptionFaults()));
        string code = DenseCode ? $"code {CodingSize}, {decoder[^1].Output}, " : "back ";
        return $"{InputShape}, {string.Join(", ", encoder.SelectMany(There))}, {code}{string.Join(", ", decoder.Reverse().SelectMany(Back))}";

        static IEnumerable<string> There(StageShapes s)
        {
            yield return $"{s.Stage.KernelSize}×{s.Stage.KernelSize} convolution {s.Convolved}";
            if (s.Stage.Pooling != Pooling.None)
                yield return $"{s.Stage.PoolingSize}×{s.Stage.PoolingSize} pooling {s.Output}";
        }

        static IEnumerable<string> Back(StageShapes s)
        {
            if (s.Stage.Pooling != Pooling.None)
                yield return $"upsampling {s.Convolved}";
            yield return $"{s.Stage.KernelSize}×{s.Stage.KernelSize} transposed convolution {s.Input}";
        }
    }

    internal override void Validate(OptionFaults faults, int? inputSize)
    {
        base.Validate(faults, inputSize);
        faults.AtLeast(Channels, 1, "Architecture.Channels");
        if (Height is { } height)
            faults.AtLeast(height, 1, "Architecture.Height");
        if (Width is { } width)
            faults.AtLeast(width, 1, "Architecture.Width");
        Validate(faults, Stages, "Architecture.Stages");
        if (DecoderStages is not null)
        {
            Validate(faults, DecoderStages, "Architecture.DecoderStages");
            if (TiedWeights)
                faults.Add("Architecture.TiedWeights", TiedWeights, "false with Architecture.DecoderStages, which have weights of their own");
        }
        faults.Defined(HiddenActivation, "Architecture.HiddenActivation");
        faults.Defined(CodeActivation, "Architecture.CodeActivation");
        faults.Defined(Initialization, "Architecture.Initialization");
        faults.AtLeast(CodePoolingSize, 1, "Architecture.CodePoolingSize");
        faults.AtLeast(CodePoolingStride, 1, "Architecture.CodePoolingStride");
        if (inputSize is { } size)
            ValidateSize(faults, size);
        ValidateShapes(faults);
    }

    /// <summary>The shapes of stages, as far as they are valid and the input's shape is known.</summary>
    internal IReadOnlyList<StageShapes> Shapes(IReadOnlyList<ConvolutionalStage> stages, string name, OptionFaults faults)
    {
        var invalid = new OptionFaults();
        Validate(invalid, stages, name);
        return invalid.Any || !HasValidSize ? [] : StageShapes.Of(InputShape!, stages, name, faults);
    }

    private bool HasValidSize => Channels >= 1 && Height >= 1 && Width >= 1 && (Int128)Channels * Height.Value * Width.Value <= int.MaxValue;

    private static void Validate(OptionFaults faults, IReadOnlyList<ConvolutionalStage> stages, string name)
    {
        if (!faults.Given(stages, name))
            return;
        faults.AtLeast(stages.Count, 1, name + ".Count");
        for (int i = 0; i < stages.Count; i++)
        {
            if (faults.Given(stages[i], $"{name}[{i}]"))
                stages[i].Validate(faults, $"{name}[{i}]");
        }
    }

    private void ValidateSize(OptionFaults faults, int size)
    {
        string rows = $"rows have {size} values of {Channels} channel{(Channels == 1 ? "" : "s")}";
        if (Height is null && Width is null)
            faults.Add("Architecture.Height and Width", null, $"given, unless rows are square: {rows}");
        else if (Height is null)
            faults.Add("Architecture.Width", Width, $"a divisor of the values of a channel: {rows}");
        else if (Width is null)
            faults.Add("Architecture.Height", Height, $"a divisor of the values of a channel: {rows}");
        else if ((Int128)Channels * Height.Value * Width.Value != size)
            faults.Add("Architecture.Channels × Height × Width", $"{Channels} × {Height} × {Width}", $"the number of values in a row, {size}");
    }

    private void ValidateShapes(OptionFaults faults)
    {
        var encoder = Shapes(Stages, "Architecture.Stages", faults);
        if (DecoderStages is null)
            return;
        var decoder = Shapes(DecoderStages, "Architecture.DecoderStages", faults);
        if (!DenseCode && encoder.Count == Stages?.Count && decoder.Count == DecoderStages.Count && encoder.Count * decoder.Count > 0 && encoder[^1].Output != decoder[^1].Output)
            faults.Add("Architecture.DecoderStages", $"stages that end with {decoder[^1].Output}", $"stages that end with the shape of the code, {encoder[^1].Output}, or a dense code");
    }

    private ConvolutionalArchitecture WithSizes(int pixels)
    {
        int side = (int)Math.Sqrt(pixels);
        return (Height, Width) switch
        {
            (null, null) => (long)side * side == pixels ? this with { Height = side, Width = side } : this,
            (null, > 0 and { } width) => pixels % width == 0 ? this with { Height = pixels / width } : this,
            ( > 0 and { } height, null) => pixels % height == 0 ? this with { Width = pixels / height } : this,
            _ => this,
        };
    }
}
