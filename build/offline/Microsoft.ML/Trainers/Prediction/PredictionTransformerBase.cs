using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public abstract class PredictionTransformerBase<TModel> : IPredictionTransformer<TModel>, IDisposable
    where TModel : class
{
    private protected readonly IHost Host;

    private protected PredictionTransformerBase(IHost host, TModel model)
    {
        Host = host;
        Model = Check.Value(model, nameof(model));
    }

    public TModel Model { get; }

    bool ITransformer.IsRowToRowMapper => true;

    public abstract DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    public IDataView Transform(IDataView input)
        => new MappedView(Check.Value(input, nameof(input)), MakeRowMapper(input.Schema));

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
        => new RowToRowMapper(Check.Value(inputSchema, nameof(inputSchema)), MakeRowMapper(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx) => SaveModel(Check.Value(ctx, nameof(ctx)));

    public void Dispose() => (Model as IDisposable)?.Dispose();

    private protected abstract IRowMapper MakeRowMapper(DataViewSchema schema);
    private protected abstract void SaveModel(ModelSaveContext ctx);
}
