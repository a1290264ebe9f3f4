using MLNet.Autoencoders.Onnx;
using MLNet.Autoencoders.Onnx.Joining;

namespace MLNet.Autoencoders;

// Writing ONNX files.
public sealed partial class AutoencoderTransformer
{
    /// <summary>Writes the autoencoder or one of its parts as an ONNX file. The file is replaced atomically: it is never left half-written.</summary>
    /// <param name="filePath">The file to write. An existing file is replaced.</param>
    /// <param name="part">The part to write; the encoder by default.</param>
    /// <remarks>
    /// <para>
    /// Tensors have the shape [rows, size] with any number of rows; their names are in <see cref="Description"/>. Input
    /// scaling is part of the graph. The file's metadata contains the description, which
    /// <see cref="AutoencoderDescription.FromFile"/> reads.
    /// </para>
    /// <para>
    /// <c>mlContext.Model.ConvertToOnnx</c> supports only ML.NET's own transformers. For a pipeline with an autoencoder it
    /// silently writes only the steps after the last autoencoder: the resulting file takes the autoencoder's columns as
    /// inputs and contains nothing that precedes them. For a saved model that was loaded without this package it throws an
    /// exception. Use <see cref="ExportOnnxPipeline(string, string?, string?)"/> to write the whole pipeline to one file.
    /// </para>
    /// </remarks>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file was denied.</exception>
    public void ExportOnnx(string filePath, AutoencoderPart part = AutoencoderPart.Encoder) =>
        AtomicFile.Write(filePath, stream => ExportOnnx(stream, part));

    /// <summary>Writes the autoencoder or one of its parts as an ONNX file to a stream.</summary>
    /// <param name="stream">The stream to write to. It stays open.</param>
    /// <param name="part">The part to write; the encoder by default.</param>
    public void ExportOnnx(Stream stream, AutoencoderPart part = AutoencoderPart.Encoder)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!Enum.IsDefined(part))
            throw new ArgumentOutOfRangeException(nameof(part), part, $"Expected one of {string.Join(", ", Enum.GetNames<AutoencoderPart>())}.");
        var d = Description;
        string[] codes = [d.CodesTensorName, .. d.CodeDeviationTensorName is { } deviations ? [deviations] : Array.Empty<string>()];
        string[] imputed = d.ImputedTensorName is { } filled ? [filled] : [];
        string[] scores = [.. new[] { d.AnomalyScoreTensorName, d.FeatureContributionsTensorName }.OfType<string>()];
        string[] labels = d.LabelScoreTensorName is { } label ? [label] : [];
        var graph = part switch
        {
            AutoencoderPart.Encoder => _graph.Extract([d.InputColumnName], codes),
            AutoencoderPart.Decoder => _graph.Extract([d.CodesTensorName], [d.ReconstructionTensorName]),
            AutoencoderPart.Whole => _graph.Extract(
                [d.InputColumnName], [.. codes, .. labels, d.ReconstructionTensorName, d.ReconstructionErrorTensorName, .. imputed, .. scores]),
        };
        stream.Write(OnnxWriter.Write(new OnnxModel(graph, DescriptionMetadata.Write(d))));
    }

    /// <summary>
    /// Writes the autoencoder together with the other steps of a pipeline as one ONNX file. The file is replaced atomically: it
    /// is never left half-written.
    /// </summary>
    /// <param name="filePath">The file to write. An existing file is replaced.</param>
    /// <param name="before">
    /// The ONNX file that <c>mlContext.Model.ConvertToOnnx</c> wrote for the steps before the autoencoder, or
    /// <see langword="null"/> if the autoencoder reads a column of the data itself.
    /// </param>
    /// <param name="behind">
    /// The ONNX file that <c>mlContext.Model.ConvertToOnnx</c> wrote for the whole pipeline, which contains the steps after the
    /// last autoencoder, or <see langword="null"/> if there are none. In that case the autoencoder's columns are the outputs.
    /// </param>
    /// <remarks>
    /// <para>
    /// Files are joined by column name: an output <c>Name.output</c> of the steps before, or a column <c>Name</c> of
    /// <see cref="AutoencoderDescription.OutputColumns"/>, becomes the input <c>Name</c> of the steps that follow. The inputs of
    /// the resulting file are those of the steps before the autoencoder, or the autoencoder's input column, and any other
    /// inputs of the steps after it. Its outputs are those of the last step. Everything else in the files is kept; a tensor is
    /// renamed if a later step uses the same name. Columns that ML.NET declares as [N, 1, size] become [N, size], as ML.NET's
    /// own steps require.
    /// </para>
    /// <para>
    /// The autoencoder is written for the operator set version of the other files, which must be 11 to 21; ML.NET writes
    /// version 12 unless another is specified. With several autoencoders, join the last one first and pass the resulting file as
    /// <paramref name="behind"/> when joining the one before it.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code>
    /// using (var steps = File.Create("behind.onnx"))
    ///     mlContext.Model.ConvertToOnnx(model, data, steps, "PredictedLabel", "Score");
    /// autoencoder.ExportOnnxPipeline("model.onnx", before: null, behind: "behind.onnx");
    /// </code>
    /// </example>
    /// <exception cref="ArgumentException">
    /// A file does not fit: it lacks the autoencoder's columns, has them with a different type or size, or uses a different
    /// operator set version. The message says which.
    /// </exception>
    /// <exception cref="FormatException">A file is not an intact ONNX file.</exception>
    /// <exception cref="IOException">A file cannot be read, or the new file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a file was denied.</exception>
    public void ExportOnnxPipeline(string filePath, string? before, string? behind)
    {
        var joined = AutoencoderJoin.Write(_graph, Description, Open(before), Open(behind));
        AtomicFile.Write(filePath, stream => stream.Write(joined));

        static OnnxPart? Open(string? path) => path is null ? null : OnnxPart.Read(File.ReadAllBytes(path), path);
    }

    /// <summary>Writes the autoencoder together with the other steps of a pipeline as one ONNX file to a stream.</summary>
    /// <param name="stream">The stream to write to. It stays open.</param>
    /// <param name="before">The ONNX file of the steps before the autoencoder, read from the stream's current position, or <see langword="null"/>.</param>
    /// <param name="behind">The ONNX file of the steps after it, read from the stream's current position, or <see langword="null"/>.</param>
    /// <remarks>See <see cref="ExportOnnxPipeline(string, string?, string?)"/>.</remarks>
    /// <exception cref="ArgumentException">A file does not fit. The message says which file and why.</exception>
    /// <exception cref="FormatException">A file is not an intact ONNX file.</exception>
    public void ExportOnnxPipeline(Stream stream, Stream? before, Stream? behind)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(AutoencoderJoin.Write(_graph, Description, Open(before, nameof(before)), Open(behind, nameof(behind))));

        static OnnxPart? Open(Stream? stream, string name)
        {
            if (stream is null)
                return null;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return OnnxPart.Read(bytes.ToArray(), $"'{name}'");
        }
    }
}
