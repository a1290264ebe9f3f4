namespace MLNet.Autoencoders.Networks;

/// <summary>What a network takes to store and to compute, known before it is built.</summary>
/// <param name="Encoder">The layers from the input to the code.</param>
/// <param name="Decoder">The layers back.</param>
internal sealed record NetworkCost(IReadOnlyList<LayerCost> Encoder, IReadOnlyList<LayerCost> Decoder)
{
    /// <summary>The number of products that are computed for a row; tied weights count twice.</summary>
    public double Products => Encoder.Concat(Decoder).Sum(l => l.Products);

    /// <param name="options">The options, settled for rows of this size.</param>
    /// <param name="inputSize">The number of values in a row.</param>
    public static NetworkCost Of(AutoencoderEstimator.Options options, int inputSize)
    {
        var cost = Of(options.Architecture, inputSize);
        if (options is not { MissingValues: MissingValues.Mask, Architecture: DenseArchitecture })
            return cost;
        var first = cost.Encoder[0];
        return cost with { Encoder = [first with { Weights = 2 * first.Weights, Products = 2 * first.Products }, .. cost.Encoder.Skip(1)] };
    }

    /// <param name="architecture">The architecture, settled for rows of this size.</param>
    /// <param name="inputSize">The number of values in a row.</param>
    public static NetworkCost Of(Architecture architecture, int inputSize) => architecture switch
    {
        DenseArchitecture { HiddenSizes: { } hidden } dense => Dense([inputSize, .. hidden, dense.CodingSize], dense is { TiedWeights: true, IsNormalized: false }),
        ConvolutionalArchitecture convolutional => Convolutional(convolutional),
        _ => throw new ArgumentOutOfRangeException(nameof(architecture), architecture, "Not an architecture that can be built."),
    };

    /// <param name="sizes">The sizes of fully connected layers from the input to the code.</param>
    /// <param name="tied">Whether the decoder has no weights of its own.</param>
    internal static NetworkCost Dense(IReadOnlyList<int> sizes, bool tied)
    {
        var layers = sizes.Zip(sizes.Skip(1)).ToList();
        return new(
            [.. layers.Select(l => Layer(l.First, l.Second, tied: false))],
            [.. layers.Select(l => Layer(l.Second, l.First, tied)).Reverse()]);
    }

    private static LayerCost Layer(int inputs, int outputs, bool tied) => new(tied ? 0 : (Int128)inputs * outputs, outputs, (double)inputs * outputs);

    private static NetworkCost Convolutional(ConvolutionalArchitecture architecture)
    {
        var stages = architecture.Shapes(architecture.Stages, "", new OptionFaults());
        var mirrored = architecture.Shapes(architecture.MirroredStages, "", new OptionFaults());
        bool tied = architecture.TiedWeights;
        var (encoder, decoder) = (stages.Select(s => new LayerCost(s.Weights, s.Stage.Maps, s.Products)), mirrored.Select(Mirror).Reverse());
        if (!architecture.DenseCode)
            return new([.. encoder], [.. decoder]);
        var (there, back) = (Layer(stages[^1].Output.Size, architecture.CodingSize, tied: false), Layer(architecture.CodingSize, mirrored[^1].Output.Size, tied));
        return new([.. encoder, there], [back, .. decoder]);

        // Batch normalisation becomes part of the weights, which then are no longer the same in both.
        LayerCost Mirror(StageShapes s) => new(tied && !s.Stage.BatchNormalization ? 0 : s.Weights, s.Input.Channels, s.Products);
    }
}
