using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed class ModelOperationsCatalog : IInternalCatalog
{
    private readonly IHostEnvironment _env;

    internal ModelOperationsCatalog(IHostEnvironment env) => _env = env;

    IHostEnvironment IInternalCatalog.Environment => _env;

    public void Save(ITransformer model, DataViewSchema inputSchema, Stream stream)
    {
        Check.Value(model, nameof(model));
        Check.Value(stream, nameof(stream));
        var repository = new ModelRepositoryWriter();
        ModelSaveContext.SaveModel(repository, model, ModelFormat.RootDirectory);
        if (inputSchema is not null)
            using (var entry = repository.CreateEntry(ModelFormat.SchemaEntry)) entry.Write(SchemaCodec.Write(inputSchema));
        repository.Commit(stream);
    }

    public void Save(ITransformer model, DataViewSchema inputSchema, string filePath)
    {
        Check.NonEmpty(filePath, nameof(filePath));
        using var stream = File.Create(filePath);
        Save(model, inputSchema, stream);
    }

    public ITransformer Load(Stream stream, out DataViewSchema inputSchema)
    {
        Check.Value(stream, nameof(stream));
        using var repository = new ModelRepositoryReader(stream);
        try
        {
            // The model first: it is its header that tells a zip of the real Microsoft.ML.
            var model = ModelLoadContext.LoadModel(_env, repository, ModelFormat.RootDirectory);
            inputSchema = repository.ReadEntryOrNull(ModelFormat.SchemaEntry) is { } schema ? SchemaCodec.Read(schema) : null;
            return model;
        }
        catch (EndOfStreamException e)
        {
            throw Errors.Decode("it ends too early.", e);
        }
    }

    public ITransformer Load(string filePath, out DataViewSchema inputSchema)
    {
        Check.NonEmpty(filePath, nameof(filePath));
        using var stream = File.OpenRead(filePath);
        return Load(stream, out inputSchema);
    }

    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, bool ignoreMissingColumns = true,
        SchemaDefinition inputSchemaDefinition = null, SchemaDefinition outputSchemaDefinition = null)
        where TSrc : class
        where TDst : class, new()
        => new(transformer, ignoreMissingColumns, inputSchemaDefinition, outputSchemaDefinition, ownsTransformer: true);

    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, DataViewSchema inputSchema)
        where TSrc : class
        where TDst : class, new()
        => new(transformer, false, SchemaDefinition.FromSchema(typeof(TSrc), Check.Value(inputSchema, nameof(inputSchema))), null, ownsTransformer: true);

    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, PredictionEngineOptions options)
        where TSrc : class
        where TDst : class, new()
        => new(transformer, Check.Value(options, nameof(options)).IgnoreMissingColumns, options.InputSchemaDefinition,
               options.OutputSchemaDefinition, options.OwnsTransformer);
}
