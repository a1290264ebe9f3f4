using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class CustomMappingTransformer<TSrc, TDst> : ITransformer
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly Action<TSrc, TDst> _mapAction;

    internal CustomMappingTransformer(IHostEnvironment env, Action<TSrc, TDst> mapAction, string contractName,
        SchemaDefinition inputSchemaDefinition, SchemaDefinition outputSchemaDefinition)
    {
        env.Register(nameof(CustomMappingTransformer<,>));
        Check.Param(contractName is null, nameof(contractName), "The substitute cannot save custom mappings: the contract's name must be null.");
        _mapAction = Check.Value(mapAction, nameof(mapAction));
        InputColumns = inputSchemaDefinition ?? SchemaDefinition.Create(typeof(TSrc), SchemaDefinition.Direction.Write);
        AddedColumns = RowColumns.Of<TDst>(outputSchemaDefinition);
    }

    bool ITransformer.IsRowToRowMapper => true;

    internal SchemaDefinition InputColumns { get; }
    internal RowColumns<TDst> AddedColumns { get; }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
        => new ColumnBindings(Check.Value(inputSchema, nameof(inputSchema)), Bind(inputSchema).OutputColumns).Output;

    public IDataView Transform(IDataView input) => new MappedView(Check.Value(input, nameof(input)), Bind(input.Schema));

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
        => new RowToRowMapper(Check.Value(inputSchema, nameof(inputSchema)), Bind(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx)
        => throw new InvalidOperationException("Empty contract name for a transform: the transform cannot be saved");

    private CustomMapper<TSrc, TDst> Bind(DataViewSchema schema) => new(_mapAction, InputColumns, AddedColumns, schema);
}
