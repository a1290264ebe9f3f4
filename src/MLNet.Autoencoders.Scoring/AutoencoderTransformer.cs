using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Onnx;
using MLNet.Autoencoders.Onnx.Joining;
using MLNet.Autoencoders.SavedModels;
using MLNet.Autoencoders.Sessions;
using MLNet.Autoencoders.Views;

namespace MLNet.Autoencoders;

/// <summary>
/// A fitted autoencoder. It adds a column of codes and, if they were named in the options, columns for the reconstruction
/// and the reconstruction error.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="Transform"/> is lazy. It scores rows in batches with ONNX Runtime and leaves all other columns unchanged.
/// Every added column is of type <c>Vector&lt;Single, 1, size&gt;</c>, the same type that ML.NET's own ONNX scoring
/// produces; the reconstruction error is a vector with one value.
/// </para>
/// <para>
/// <c>mlContext.Model.Save</c> writes it as ML.NET's own ONNX transformer. A process with Microsoft.ML,
/// Microsoft.ML.OnnxTransformer and Microsoft.ML.OnnxRuntime can load the model; it needs neither this package nor
/// TorchSharp. With this package, <c>mlContext.LoadWithBatchedScoring</c> and <c>mlContext.LoadAutoencoder</c> restore
/// batched scoring, the decoder, the history and the options from the same file.
/// </para>
/// <para>
/// A cursor over the result of <see cref="Transform"/> reads the source only once: it reads a batch of rows, with every
/// requested column, and scores it. There is only one ONNX Runtime thread pool, whichever columns are requested, and
/// the thread settings of the context's <c>SetOnnxSessionOption</c> apply.
/// </para>
/// <para>All members are thread-safe. Dispose the transformer when it is no longer needed, because it holds native sessions; if it is not disposed, finalizers free them.</para>
/// </remarks>
public sealed partial class AutoencoderTransformer : ITransformer, IDisposable
{
    private readonly OnnxGraph _graph;
    private readonly ScoringSessions _sessions;

    internal AutoencoderTransformer(OnnxGraph graph, AutoencoderDescription description, ScoringDevice device)
    {
        _graph = graph;
        Description = description;
        _sessions = new ScoringSessions(graph, description, device);
    }

    /// <summary>The columns, tensors and options of this autoencoder.</summary>
    public AutoencoderDescription Description { get; }

    /// <summary>The training history.</summary>
    public TrainingHistory History => Description.History;

    /// <summary>Always <see langword="true"/>: each row is transformed independently of the others.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>Gets the columns that <see cref="Transform"/> produces for data with the given columns.</summary>
    /// <param name="inputSchema">The columns of the data to be transformed.</param>
    /// <returns>The same columns and those of <see cref="AutoencoderDescription.OutputColumns"/>. An added column comes last or, if a column of the same name exists, directly after that column, which it hides.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or has a different type or size.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Schema(inputSchema).Schema;

    /// <summary>Adds the autoencoder's columns to the data. Nothing is computed until rows are read.</summary>
    /// <param name="input">The data. Its input column must be a vector of <see cref="AutoencoderDescription.InputSize"/> floats.</param>
    /// <returns>The data with the added columns.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or has a different type or size.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new BatchedView(input, Schema(input.Schema), _sessions);
    }

    /// <summary>Gets a mapper that adds the autoencoder's columns row by row, as prediction engines need it.</summary>
    /// <param name="inputSchema">The columns of the rows to be mapped.</param>
    /// <returns>A mapper from such rows to rows with the added columns.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or has a different type or size.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(Schema(inputSchema), _sessions);

    /// <summary>Encodes rows.</summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>The codes: <see cref="AutoencoderDescription.CodingSize"/> values for each row.</returns>
    /// <exception cref="ArgumentException">A row has a different number of values. The message gives the row's index.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] Encode(IReadOnlyList<float[]> rows) => Run(rows, Description.InputColumnName, Description.CodesTensorName);

    /// <summary>Encodes one row.</summary>
    /// <param name="row"><see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>The code: <see cref="AutoencoderDescription.CodingSize"/> values.</returns>
    /// <exception cref="ArgumentException">The row has a different number of values.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] Encode(float[] row) => Encode([row])[0];

    /// <summary>Decodes codes.</summary>
    /// <param name="codes">Codes of <see cref="AutoencoderDescription.CodingSize"/> values, scaled as <see cref="Encode(IReadOnlyList{float[]})"/> gives them.</param>
    /// <returns>The reconstructions: <see cref="AutoencoderDescription.InputSize"/> values for each code, in the units of the input.</returns>
    /// <exception cref="ArgumentException">A code has a different number of values. The message gives the code's index.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] Decode(IReadOnlyList<float[]> codes) => Run(codes, Description.CodesTensorName, Description.ReconstructionTensorName);

    /// <summary>Decodes one code.</summary>
    /// <param name="code"><see cref="AutoencoderDescription.CodingSize"/> values.</param>
    /// <returns>The reconstruction: <see cref="AutoencoderDescription.InputSize"/> values, in the units of the input.</returns>
    /// <exception cref="ArgumentException">The code has a different number of values.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] Decode(float[] code) => Decode([code])[0];

    /// <summary>Reconstructs rows: encodes and decodes them.</summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>The reconstruction of each row, in the units of the input.</returns>
    /// <exception cref="ArgumentException">A row has a different number of values. The message gives the row's index.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] Reconstruct(IReadOnlyList<float[]> rows) => Run(rows, Description.InputColumnName, Description.ReconstructionTensorName);

    /// <summary>Reconstructs one row: encodes and decodes it.</summary>
    /// <param name="row"><see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>The row's reconstruction, in the units of the input.</returns>
    /// <exception cref="ArgumentException">The row has a different number of values.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] Reconstruct(float[] row) => Reconstruct([row])[0];

    /// <summary>Computes the reconstruction errors of rows.</summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>
    /// The reconstruction loss of each row, summed over its features and measured in the units of the scaled inputs (those
    /// of the inputs themselves if the network does not scale them).
    /// </returns>
    /// <exception cref="ArgumentException">A row has a different number of values. The message gives the row's index.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] ReconstructionErrors(IReadOnlyList<float[]> rows) =>
        [.. Run(rows, Description.InputColumnName, Description.ReconstructionErrorTensorName).Select(e => e[0])];

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
        WholeFile.Write(filePath, stream => ExportOnnx(stream, part));

    /// <summary>Writes the autoencoder or one of its parts as an ONNX file to a stream.</summary>
    /// <param name="stream">The stream to write to. It stays open.</param>
    /// <param name="part">The part to write; the encoder by default.</param>
    public void ExportOnnx(Stream stream, AutoencoderPart part = AutoencoderPart.Encoder)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!Enum.IsDefined(part))
            throw new ArgumentOutOfRangeException(nameof(part), part, $"Expected one of {string.Join(", ", Enum.GetNames<AutoencoderPart>())}.");
        var d = Description;
        var graph = part switch
        {
            AutoencoderPart.Encoder => _graph.Extract([d.InputColumnName], [d.CodesTensorName]),
            AutoencoderPart.Decoder => _graph.Extract([d.CodesTensorName], [d.ReconstructionTensorName]),
            AutoencoderPart.Whole => _graph.Extract(
                [d.InputColumnName],
                [d.CodesTensorName, .. d.CodeDeviationTensorName is { } deviations ? [deviations] : Array.Empty<string>(), d.ReconstructionTensorName, d.ReconstructionErrorTensorName]),
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
        WholeFile.Write(filePath, stream => stream.Write(joined));

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

    /// <summary>Frees the sessions. Data returned by <see cref="Transform"/> can no longer be read.</summary>
    public void Dispose() => _sessions.Dispose();

    /// <summary>Saves the autoencoder as ML.NET's own ONNX transformer, which any process can load.</summary>
    /// <remarks>
    /// It uses a context of its own: the built-in transformer opens a session, which needs neither the device nor the session
    /// options set for scoring, and these may not be available here.
    /// </remarks>
    void ICanSaveModel.Save(ModelSaveContext ctx) => BuiltInForm.Save(new MLContext().Transforms, _graph, Description, ctx);

    private OutputSchema Schema(DataViewSchema input) => new(input, Description);

    private float[][] Run(IReadOnlyList<float[]> rows, string input, string output)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ArrayScoring.Run(_sessions.Open(input, output), rows, nameof(rows));
    }
}
