using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders.SavedModels;

/// <summary>
/// The ONNX file inside a model zip. Its graph computes only the output columns, so that plain ONNX scoring does no unnecessary
/// work; the rest of the autoencoder (usually the decoder) is stored in the metadata. No constant is stored twice.
/// </summary>
internal static class SavedGraph
{
    private const string Rest = "mlnet.autoencoders.rest";

    private static readonly Dictionary<string, string> NoMetadata = [];

    public static byte[] Write(OnnxGraph whole, AutoencoderDescription description)
    {
        var columns = whole.Extract([description.InputColumnName], [.. description.OutputColumns.Select(c => c.TensorName)]);
        var rest = OnnxWriter.Write(new OnnxModel(whole.Without(columns), NoMetadata));
        var metadata = DescriptionMetadata.Write(description);
        metadata[Rest] = Convert.ToBase64String(rest);
        return OnnxWriter.Write(new OnnxModel(columns, metadata));
    }

    /// <summary>Whether these are the bytes of a file written by <see cref="Write"/>.</summary>
    public static bool IsIn(ReadOnlySpan<byte> onnx)
    {
        var metadata = OnnxReader.ReadMetadata(onnx);
        return DescriptionMetadata.IsIn(metadata) && metadata.ContainsKey(Rest);
    }

    public static (OnnxGraph Whole, AutoencoderDescription Description) Read(ReadOnlyMemory<byte> onnx)
    {
        var model = OnnxReader.Read(onnx);
        var rest = OnnxReader.Read(Convert.FromBase64String(model.Metadata[Rest]));
        var (graph, description) = (rest.Graph.With(model.Graph), DescriptionMetadata.Read(model.Metadata));
        foreach (var (tensor, width) in Tensors(description))
        {
            if (graph.Value(tensor).Width != width)
                throw new FormatException($"The ONNX graph's tensor '{tensor}' does not have the width {width} that the description states.");
        }
        string[] others = [.. description.Chain?.TensorNames ?? [], .. description.LabelScoreTensorName is { } label ? [label] : Array.Empty<string>()];
        if (Array.Find(others, t => !graph.Has(t)) is { } missing)
            throw new FormatException($"The ONNX graph has no tensor '{missing}', which the description states.");
        return (graph, description);
    }

    /// <summary>The tensors that a description states, with their widths.</summary>
    private static IEnumerable<(string Name, int Width)> Tensors(AutoencoderDescription d) =>
    [
        (d.InputColumnName, d.InputSize),
        (d.CodesTensorName, d.CodingSize),
        (d.ReconstructionTensorName, d.InputSize),
        (d.ReconstructionErrorTensorName, 1),
        .. d.CodeDeviationTensorName is { } deviations ? [(deviations, d.CodingSize)] : Array.Empty<(string, int)>(),
        .. d.ImputedTensorName is { } imputed ? [(imputed, d.InputSize)] : Array.Empty<(string, int)>(),
        .. d.AnomalyScoreTensorName is { } score ? [(score, 1)] : Array.Empty<(string, int)>(),
        .. d.FeatureContributionsTensorName is { } contributions ? [(contributions, d.InputSize)] : Array.Empty<(string, int)>(),
        .. d.OutputColumns.Select(c => (c.TensorName, c.Size)),
    ];
}
