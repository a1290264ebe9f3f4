using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Onnx;
using MLNet.Autoencoders.Onnx.Joining;
using MLNet.Autoencoders.SavedModels;
using MLNet.Autoencoders.Sessions;
using MLNet.Autoencoders.Views;

namespace MLNet.Autoencoders;

/// <summary>
/// A fitted autoencoder: adds the codes of a column's rows, and, when they were named in the options, the
/// reconstruction and the reconstruction error.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="Transform"/> is lazy; it scores rows in batches with ONNX Runtime and leaves all other columns as they are.
/// Every added column is a vector of <see cref="float"/> of type <c>Vector&lt;Single, 1, size&gt;</c>, as ML.NET's own ONNX
/// scoring makes them; the error is a vector of one.
/// </para>
/// <para>
/// <c>mlContext.Model.Save</c> writes it as ML.NET's own ONNX transformer: a process with Microsoft.ML,
/// Microsoft.ML.OnnxTransformer and Microsoft.ML.OnnxRuntime loads the model, and needs neither this package nor TorchSharp.
/// With this package, <c>mlContext.LoadWithBatchedScoring</c> and <c>mlContext.LoadAutoencoder</c> bring back batched
/// scoring, decoder, history and options from the same file.
/// </para>
/// <para>
/// Data that <see cref="Transform"/> gives read their source once: a batch of rows is read, with every column that was asked for,
/// and scored. ONNX Runtime's own thread pool is one, whichever columns are asked for; what <c>SetOnnxSessionOption</c> of the
/// context says of threads holds.
/// </para>
/// <para>All members may be used from many threads at once. Dispose it when it is no longer needed: it holds native sessions.</para>
/// </remarks>
public sealed class AutoencoderTransformer : ITransformer, IDisposable
{
    private readonly OnnxGraph _graph;
    private readonly ScoringSessions _sessions;

    internal AutoencoderTransformer(OnnxGraph graph, AutoencoderDescription description, ScoringDevice device)
    {
        _graph = graph;
        Description = description;
        _sessions = new ScoringSessions(graph, description, device);
    }

    /// <summary>The columns, the tensors and the options of this autoencoder.</summary>
    public AutoencoderDescription Description { get; }

    /// <summary>How the training went.</summary>
    public TrainingHistory History => Description.History;

    /// <summary>Always <see langword="true"/>: each row is transformed by itself.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>The columns of data that <see cref="Transform"/> makes of data with these columns.</summary>
    /// <param name="inputSchema">The columns of the data to be transformed.</param>
    /// <returns>The same columns and those of <see cref="AutoencoderDescription.OutputColumns"/>: at the end, or right behind a column of the same name, which they hide.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or of another type or size.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Schema(inputSchema).Schema;

    /// <summary>Adds the autoencoder's columns to data. Nothing is computed before rows are read.</summary>
    /// <param name="input">The data; its input column is a vector of <see cref="AutoencoderDescription.InputSize"/> floats.</param>
    /// <returns>The data with the columns added.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or of another type or size.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new BatchedView(input, Schema(input.Schema), _sessions);
    }

    /// <summary>Adds the autoencoder's columns row by row: what prediction engines use.</summary>
    /// <param name="inputSchema">The columns of the rows to come.</param>
    /// <returns>A mapper from such rows to rows with the columns added.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or of another type or size.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowMapper(Schema(inputSchema), _sessions);

    /// <summary>Encodes rows.</summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>The codes: for each row <see cref="AutoencoderDescription.CodingSize"/> values.</returns>
    /// <exception cref="ArgumentException">A row has another number of values; the message says which.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] Encode(IReadOnlyList<float[]> rows) => Run(rows, Description.InputColumnName, Description.CodesTensorName);

    /// <summary>Encodes one row.</summary>
    /// <param name="row"><see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>The code: <see cref="AutoencoderDescription.CodingSize"/> values.</returns>
    /// <exception cref="ArgumentException">The row has another number of values.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] Encode(float[] row) => Encode([row])[0];

    /// <summary>Decodes codes.</summary>
    /// <param name="codes">Codes of <see cref="AutoencoderDescription.CodingSize"/> values.</param>
    /// <returns>The reconstructions: for each code <see cref="AutoencoderDescription.InputSize"/> values, in the units of the input.</returns>
    /// <exception cref="ArgumentException">A code has another number of values; the message says which.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] Decode(IReadOnlyList<float[]> codes) => Run(codes, Description.CodesTensorName, Description.ReconstructionTensorName);

    /// <summary>Decodes one code.</summary>
    /// <param name="code"><see cref="AutoencoderDescription.CodingSize"/> values.</param>
    /// <returns>The reconstruction: <see cref="AutoencoderDescription.InputSize"/> values, in the units of the input.</returns>
    /// <exception cref="ArgumentException">The code has another number of values.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] Decode(float[] code) => Decode([code])[0];

    /// <summary>Encodes and decodes rows.</summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>For each row its reconstruction, in the units of the input.</returns>
    /// <exception cref="ArgumentException">A row has another number of values; the message says which.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] Reconstruct(IReadOnlyList<float[]> rows) => Run(rows, Description.InputColumnName, Description.ReconstructionTensorName);

    /// <summary>Encodes and decodes one row.</summary>
    /// <param name="row"><see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>The row's reconstruction, in the units of the input.</returns>
    /// <exception cref="ArgumentException">The row has another number of values.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] Reconstruct(float[] row) => Reconstruct([row])[0];

    /// <summary>How badly rows are reconstructed.</summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <returns>
    /// For each row its reconstruction loss: summed over the features, in the units of the scaled inputs (the inputs' own
    /// where the network does not scale them).
    /// </returns>
    /// <exception cref="ArgumentException">A row has another number of values; the message says which.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] ReconstructionErrors(IReadOnlyList<float[]> rows) =>
        [.. Run(rows, Description.InputColumnName, Description.ReconstructionErrorTensorName).Select(e => e[0])];

    /// <summary>Writes the autoencoder, or a part of it, as an ONNX file. The file is whole or not there.</summary>
    /// <param name="filePath">The file to write; an existing one is replaced.</param>
    /// <param name="part">What to write; the encoder by default.</param>
    /// <remarks>
    /// <para>
    /// Tensors are [rows, size] with any number of rows; their names are in <see cref="Description"/>. Input scaling is part
    /// of the graph. Metadata holds the description, which <see cref="AutoencoderDescription.FromFile"/> reads.
    /// </para>
    /// <para>
    /// <c>mlContext.Model.ConvertToOnnx</c> knows ML.NET's own steps only. Of a pipeline with an autoencoder it writes, without
    /// a word, the steps behind the last autoencoder: the file takes the autoencoder's columns as inputs, and nothing in front
    /// of them is in it. Of a saved model that was loaded without this package it throws.
    /// <see cref="ExportOnnxPipeline(string, string?, string?)"/> makes one file of the whole pipeline.
    /// </para>
    /// </remarks>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void ExportOnnx(string filePath, AutoencoderPart part = AutoencoderPart.Encoder) =>
        WholeFile.Write(filePath, stream => ExportOnnx(stream, part));

    /// <summary>Writes the autoencoder, or a part of it, as an ONNX file to a stream.</summary>
    /// <param name="stream">The stream to write to; it stays open.</param>
    /// <param name="part">What to write; the encoder by default.</param>
    public void ExportOnnx(Stream stream, AutoencoderPart part = AutoencoderPart.Encoder)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var d = Description;
        var graph = part switch
        {
            AutoencoderPart.Encoder => _graph.Extract([d.InputColumnName], [d.CodesTensorName]),
            AutoencoderPart.Decoder => _graph.Extract([d.CodesTensorName], [d.ReconstructionTensorName]),
            AutoencoderPart.Whole => _graph.Extract(
                [d.InputColumnName], [d.CodesTensorName, d.ReconstructionTensorName, d.ReconstructionErrorTensorName]),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Expected Encoder, Decoder or Whole."),
        };
        stream.Write(OnnxWriter.Write(new OnnxModel(graph, DescriptionMetadata.Write(d))));
    }

    /// <summary>
    /// Writes the autoencoder joined with the other steps of a pipeline as one ONNX file. The file is whole or not there.
    /// </summary>
    /// <param name="filePath">The file to write; an existing one is replaced.</param>
    /// <param name="before">
    /// The ONNX file that <c>mlContext.Model.ConvertToOnnx</c> made of the steps before the autoencoder;
    /// <see langword="null"/> where the autoencoder takes a column of the data.
    /// </param>
    /// <param name="behind">
    /// The ONNX file that <c>mlContext.Model.ConvertToOnnx</c> made of the whole pipeline, which holds the steps behind the
    /// last autoencoder; <see langword="null"/> where there are none: then the autoencoder's columns are the outputs.
    /// </param>
    /// <remarks>
    /// <para>
    /// Files are joined by the names of columns: what the steps before give as <c>Name.output</c>, or the autoencoder as one of
    /// <see cref="AutoencoderDescription.OutputColumns"/>, becomes the input <c>Name</c> of what follows. The file's inputs are
    /// those of the steps before, or the autoencoder's input column, and whatever else the steps behind take. Its outputs are
    /// those of the last step. Everything else in the files stays as it is; a tensor in front whose name is taken behind gets
    /// another. Columns that ML.NET declares as [N, 1, size] are [N, size], as its own steps need them.
    /// </para>
    /// <para>
    /// The autoencoder is written for the version of ONNX's operators that the other files have, 11 to 21; ML.NET's have 12
    /// unless another was asked for. With several autoencoders, join the last one first: the file made is what is
    /// <paramref name="behind"/> the one before it.
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
    /// A file does not fit: it has no column that the autoencoder takes or makes, or one of another type or size, or another
    /// version of operators. The message says which.
    /// </exception>
    /// <exception cref="FormatException">A file is not a whole ONNX file.</exception>
    /// <exception cref="IOException">A file cannot be read, or the new one not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read, or the new one not be written.</exception>
    public void ExportOnnxPipeline(string filePath, string? before, string? behind)
    {
        var joined = AutoencoderJoin.Write(_graph, Description, Open(before), Open(behind));
        WholeFile.Write(filePath, stream => stream.Write(joined));

        static OnnxPart? Open(string? path) => path is null ? null : OnnxPart.Read(File.ReadAllBytes(path), path);
    }

    /// <summary>Writes the autoencoder joined with the other steps of a pipeline as one ONNX file to a stream.</summary>
    /// <param name="stream">The stream to write to; it stays open.</param>
    /// <param name="before">The ONNX file of the steps before the autoencoder, from where the stream stands; or <see langword="null"/>.</param>
    /// <param name="behind">The ONNX file of the steps behind it, from where the stream stands; or <see langword="null"/>.</param>
    /// <remarks>See <see cref="ExportOnnxPipeline(string, string?, string?)"/>.</remarks>
    /// <exception cref="ArgumentException">A file does not fit. The message says which and why.</exception>
    /// <exception cref="FormatException">A file is not a whole ONNX file.</exception>
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
            return OnnxPart.Read(bytes.ToArray(), $"The file '{name}'");
        }
    }

    /// <summary>Frees the sessions. Views made by <see cref="Transform"/> can no longer be read.</summary>
    public void Dispose() => _sessions.Dispose();

    /// <summary>Saves it as ML.NET's own ONNX transformer, which any process can load.</summary>
    /// <remarks>
    /// Made on a context of its own: the built-in transformer opens a session, which needs neither the device nor the session
    /// options that are set for scoring, and may not have them here.
    /// </remarks>
    void ICanSaveModel.Save(ModelSaveContext ctx) => BuiltInForm.Save(new MLContext().Transforms, _graph, Description, ctx);

    private OutputSchema Schema(DataViewSchema input) => new(input, Description);

    private float[][] Run(IReadOnlyList<float[]> rows, string input, string output)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ArrayScoring.Run(_sessions.Open(input, output), rows, nameof(rows));
    }
}
