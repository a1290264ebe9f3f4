using Microsoft.ML.Data;

namespace Microsoft.ML;

public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly ITransformer _transformer;
    private readonly bool _ownsTransformer;
    private readonly DataViewRow _outputRow;
    private bool _disposed;

    private protected PredictionEngineBase(ITransformer transformer, bool ignoreMissingColumns, SchemaDefinition inputDefinition,
        SchemaDefinition outputDefinition, bool ownsTransformer)
    {
        _transformer = Check.Value(transformer, nameof(transformer));
        Check.Param(transformer.IsRowToRowMapper, nameof(transformer), "Must be a row to row mapper");
        _ownsTransformer = ownsTransformer;
        InputRow = new ObjectRow<TSrc>(RowColumns.Of<TSrc>(inputDefinition));
        var mapper = transformer.GetRowToRowMapper(InputRow.Schema);
        OutputSchema = mapper.OutputSchema;
        _outputRow = mapper.GetRow(InputRow, mapper.OutputSchema);
        Filler = new RowFiller<TDst>(_outputRow, ignoreMissingColumns, outputDefinition);
    }

    public DataViewSchema OutputSchema { get; }

    private protected ObjectRow<TSrc> InputRow { get; }
    private protected RowFiller<TDst> Filler { get; }

    public TDst Predict(TSrc example)
    {
        var prediction = new TDst();
        Predict(example, ref prediction);
        return prediction;
    }

    public abstract void Predict(TSrc example, ref TDst prediction);

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _outputRow.Dispose();
        if (_ownsTransformer) (_transformer as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }
}
