using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ColumnConcatenatingEstimator : IEstimator<ColumnConcatenatingTransformer>
{
    private readonly IHostEnvironment _env;
    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingEstimator(IHostEnvironment env, string output, string[] inputs)
    {
        _env = env;
        _output = Check.NonEmpty(output, "outputColumnName");
        _inputs = Check.Value(inputs, "inputColumnNames");
        Check.Param(inputs.Length > 0, "inputColumnNames", "There must be an input column at least.");
    }

    public ColumnConcatenatingTransformer Fit(IDataView input)
    {
        Check.Value(input, nameof(input));
        GetOutputSchema(SchemaShape.Create(input.Schema));
        return new ColumnConcatenatingTransformer(_env, _output, _inputs);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        DataViewType item = null;
        bool isKey = false;
        var kind = SchemaShape.Column.VectorKind.Vector;
        foreach (string name in _inputs)
        {
            if (!inputSchema.TryFindColumn(name, out var column)) throw Errors.MissingColumn(nameof(inputSchema), "input", name);
            if (item is not null && (!item.Equals(column.ItemType) || isKey != column.IsKey))
                throw Errors.SchemaMismatch(nameof(inputSchema), "input", name, item.ToString(), column.GetTypeString());
            item = column.ItemType;
            isKey = column.IsKey;
            if (column.Kind == SchemaShape.Column.VectorKind.VariableVector) kind = SchemaShape.Column.VectorKind.VariableVector;
        }
        return inputSchema.With(new SchemaShape.Column(_output, kind, item, isKey));
    }
}
