using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Compression;
using MLNet.Autoencoders.Onnx;
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
    /// <summary>
    /// The maximum number of rows that are scored at once. If rows are wide, fewer are, but their number divides this one: scoring that begins at a
    /// multiple of it meets the same batches as scoring from the first row, and so gives the same bits, on processors of one kind with as many
    /// threads. Who divides a table among machines divides it there.
    /// </summary>
    public const int MaximumBatchRows = 1024;

    private readonly OnnxGraph _graph;
    private readonly ScoringDevice _device;
    private readonly ScoringSessions _sessions;
    private readonly Lazy<CodeCompression?> _compression;

    internal AutoencoderTransformer(OnnxGraph graph, AutoencoderDescription description, ScoringDevice device)
    {
        _graph = graph;
        _device = device;
        Description = description;
        _sessions = new ScoringSessions(graph, description, device);
        _compression = new(() => CompressionOf(description.Quantization));
    }

    /// <summary>The columns, tensors and options of this autoencoder.</summary>
    public AutoencoderDescription Description { get; }

    internal OnnxGraph Graph => _graph;

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

    /// <summary>Frees the sessions. Data returned by <see cref="Transform"/> can no longer be read.</summary>
    public void Dispose() => _sessions.Dispose();

    /// <summary>Saves the autoencoder as ML.NET's own ONNX transformer, which any process can load.</summary>
    /// <remarks>
    /// It uses a context of its own: the built-in transformer opens a session, which needs neither the device nor the session
    /// options set for scoring, and these may not be available here.
    /// </remarks>
    void ICanSaveModel.Save(ModelSaveContext ctx) => BuiltInForm.Save(new MLContext().Transforms, _graph, Description, ctx);

    private OutputSchema Schema(DataViewSchema input) => new(input, Description);
}
