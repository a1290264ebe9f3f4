using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public abstract class RowToRowTransformerBase : ITransformer
{
    private protected readonly IHost Host;

    private protected RowToRowTransformerBase(IHost host) => Host = host;

    bool ITransformer.IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
        => new ColumnBindings(Check.Value(inputSchema, nameof(inputSchema)), MakeRowMapper(inputSchema).OutputColumns).Output;

    public IDataView Transform(IDataView input)
        => new MappedView(Check.Value(input, nameof(input)), MakeRowMapper(input.Schema));

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
        => new RowToRowMapper(Check.Value(inputSchema, nameof(inputSchema)), MakeRowMapper(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx) => SaveModel(Check.Value(ctx, nameof(ctx)));

    private protected abstract void SaveModel(ModelSaveContext ctx);

    /// <summary>Checks that the input has the columns, and binds to them.</summary>
    private protected abstract IRowMapper MakeRowMapper(DataViewSchema schema);
}
