using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ColumnSelectingEstimator : TrivialEstimator<ColumnSelectingTransformer>
{
    private readonly string[] _columns;
    private readonly bool _drop;

    internal ColumnSelectingEstimator(IHostEnvironment env, string[] columns, bool drop, bool keepHidden)
        : base(env.Register(nameof(ColumnSelectingEstimator)), new ColumnSelectingTransformer(columns, drop, keepHidden))
    {
        _columns = columns;
        _drop = drop;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        var named = _columns.Select(name => inputSchema.TryFindColumn(name, out var column)
            ? column
            : throw Errors.MissingColumn(nameof(inputSchema), "input", name)).ToList();
        return new SchemaShape(_drop ? inputSchema.Where(c => !_columns.Contains(c.Name)) : named);
    }
}
