using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;

namespace MLNet.Autoencoders.Export;

/// <summary>
/// Checks whether a network can be saved. An ONNX file and its entry in a model zip are limited to 2 GiB. In the zip, the parts
/// that compute no column are stored as base64 text, which is a third longer and limited to 2³⁰ characters.
/// </summary>
internal static class NetworkSize
{
    private const long LargestText = 0x3FFFFFDF;

    /// <summary>The bytes reserved for nodes, names, scales and the description beside the weights.</summary>
    private const long Reserve = ByteBlocks.Bytes;

    private const long LargestFile = int.MaxValue - Reserve;

    /// <param name="options">The options, settled for the rows.</param>
    /// <param name="inputSize">The number of values in a row.</param>
    /// <param name="output">What the output column holds.</param>
    /// <param name="rows">The number of training rows, some of which a memory bank keeps; 0 while it is not known.</param>
    /// <param name="labelOutputs">The number of outputs of the head for labels; 0 without.</param>
    /// <exception cref="InvalidOperationException">The network has too many weights, or the memory bank too many rows.</exception>
    public static void Check(AutoencoderEstimator.Options options, int inputSize, AutoencoderOutput output = AutoencoderOutput.Codes, long rows = 0, int labelOutputs = 0)
    {
        var cost = NetworkCost.Of(options, inputSize);
        bool scores = options.AnomalyScoreColumnName is not null || options.FeatureContributionsColumnName is not null || output == AutoencoderOutput.AnomalyScore;
        bool imputes = options.ImputedColumnName is not null || output == AutoencoderOutput.Imputed;
        bool decodes = scores || imputes || options.ReconstructionColumnName is not null || options.ReconstructionErrorColumnName is not null;
        Int128 head = ((Int128)options.Architecture.CodingSize + 1) * labelOutputs * sizeof(float);
        var (file, text) = SavedBytes(cost, decodes, options.Prior is VariationalPrior ? options.CodeDeviationColumnName is not null : null, (ScoreBytes(options, inputSize, rows), scores), (head, options.LabelScoreColumnName is not null || output == AutoencoderOutput.LabelScore));
        if (file <= LargestFile && text <= LargestText)
            return;
        string network = options.Architecture.Layers(inputSize);
        throw new InvalidOperationException(FormattableString.Invariant(
            $"A network of {network} cannot be saved: it would take {file} bytes{(text == 0 ? "" : $", {text} of them as text for what computes no column")}; ")
            + FormattableString.Invariant($"at most {LargestFile}{(text == 0 ? "" : $", and {LargestText} as text,")} can be stored. ")
            + Advice(options.Architecture)
            + (options.MemoryBank is null ? "" : " Or make MemoryBank.Rows smaller."));
    }

    /// <summary>The size of a saved model in bytes, and how much of it is text.</summary>
    /// <param name="cost">The weights of the network.</param>
    /// <param name="decodes">Whether a column needs the decoder.</param>
    /// <param name="deviates">Whether a column needs the deviations of the codes; null if codes have none.</param>
    /// <param name="score">The bytes of the anomaly score, and whether a column needs it.</param>
    /// <param name="label">The bytes of the head for labels, and whether a column needs it.</param>
    internal static (Int128 File, Int128 Text) SavedBytes(NetworkCost cost, bool decodes, bool? deviates = null, (Int128 Bytes, bool IsColumn) score = default, (Int128 Bytes, bool IsColumn) label = default)
    {
        Int128 decoder = Bytes(cost.Decoder), deviations = deviates is null ? 0 : Bytes([cost.Encoder[^1]]);
        Int128 columns = Bytes(cost.Encoder) + (decodes ? decoder : 0) + (deviates == true ? deviations : 0) + (score.IsColumn ? score.Bytes : 0) + (label.IsColumn ? label.Bytes : 0);
        Int128 rest = (decodes ? 0 : decoder) + (deviates == true ? 0 : deviations) + (score.IsColumn ? 0 : score.Bytes) + (label.IsColumn ? 0 : label.Bytes);
        Int128 text = (rest + 2) / 3 * 4;
        return (columns + text, text);
    }

    private static Int128 Bytes(IReadOnlyList<LayerCost> layers) =>
        layers.Aggregate((Int128)0, (bytes, layer) => bytes + ((layer.Weights + layer.Biases) * sizeof(float)));

    /// <summary>The bytes of a residual scale and of a memory bank.</summary>
    private static Int128 ScoreBytes(AutoencoderEstimator.Options options, int inputSize, long rows)
    {
        Int128 scale = options.AnomalyScore is not MahalanobisScore ? 0 : inputSize <= MahalanobisScore.MostCovaryingFeatures ? (Int128)inputSize * (inputSize + 1) : 2 * inputSize;
        Int128 bank = (Int128)Math.Min(options.MemoryBank?.Rows ?? 0, rows) * inputSize;
        return (scale + bank) * sizeof(float);
    }

    private static string Advice(Architecture architecture) => architecture switch
    {
        ConvolutionalArchitecture => "Make the maps of the last stage or Architecture.CodingSize smaller.",
        DenseArchitecture { TiedWeights: true } => "Make Architecture.HiddenSizes or Architecture.CodingSize smaller.",
        _ => "Make Architecture.HiddenSizes or Architecture.CodingSize smaller, or set Architecture.TiedWeights.",
    };
}
