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

    /// <exception cref="InvalidOperationException">The network has too many weights.</exception>
    public static void Check(AutoencoderEstimator.Options options, int inputSize)
    {
        int[] sizes = NetworkBuilder.Sizes(options.Architecture, inputSize);
        bool tied = options.Architecture is DenseArchitecture { TiedWeights: true };
        bool decodes = options.ReconstructionColumnName is not null || options.ReconstructionErrorColumnName is not null;
        var (file, text) = SavedBytes(sizes, tied, decodes);
        if (options.Prior is VariationalPrior)
        {
            Int128 head = ((Int128)sizes[^2] + 1) * sizes[^1] * sizeof(float), asText = options.CodeDeviationColumnName is null ? (head + 2) / 3 * 4 : 0;
            (file, text) = (file + (asText > 0 ? asText : head), text + asText);
        }
        if (file <= LargestFile && text <= LargestText)
            return;
        throw new InvalidOperationException(FormattableString.Invariant(
            $"A network of {string.Join('-', sizes)} and back cannot be saved: it would take {file} bytes{(decodes ? "" : $", {text} of them for the decoder as text")}; ")
            + FormattableString.Invariant($"at most {LargestFile}{(decodes ? "" : $", and {LargestText} for the decoder,")} can be stored. ")
            + $"Make Architecture.HiddenSizes or Architecture.CodingSize smaller{(tied ? "" : ", or set Architecture.TiedWeights")}.");
    }

    /// <summary>The size of a saved model in bytes, and how much of it is text.</summary>
    /// <param name="sizes">The sizes of the layers from the input to the code.</param>
    /// <param name="tied">Whether the decoder has no weights of its own.</param>
    /// <param name="decodes">Whether a column needs the decoder.</param>
    internal static (Int128 File, Int128 Text) SavedBytes(IReadOnlyList<int> sizes, bool tied, bool decodes)
    {
        Int128 encoder = 0, decoder = 0;
        for (int i = 1; i < sizes.Count; i++)
        {
            Int128 weights = (Int128)sizes[i - 1] * sizes[i];
            encoder += (weights + sizes[i]) * sizeof(float);
            decoder += ((tied ? 0 : weights) + sizes[i - 1]) * sizeof(float);
        }
        Int128 text = decodes ? 0 : (decoder + 2) / 3 * 4;
        return (encoder + (decodes ? decoder : text), text);
    }
}
