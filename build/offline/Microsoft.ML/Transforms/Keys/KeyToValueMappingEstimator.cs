using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToValueMappingEstimator : TrivialEstimator<KeyToValueMappingTransformer>
{
    private readonly (string Output, string Input)[] _columns;

    internal KeyToValueMappingEstimator(IHostEnvironment env, (string Output, string Input)[] columns)
        : base(env.Register(nameof(KeyToValueMappingEstimator)), new KeyToValueMappingTransformer(env, columns)) => _columns = columns;

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(pair =>
        {
            if (!inputSchema.TryFindColumn(pair.Input, out var column)) throw Errors.MissingColumn(nameof(inputSchema), "input", pair.Input);
            if (!column.IsKey || !column.Annotations.TryFindColumn(AnnotationKinds.KeyValues, out var values))
                throw Errors.SchemaMismatch(nameof(inputSchema), "input", pair.Input, "key type with KeyValues annotation", column.GetTypeString());
            return new SchemaShape.Column(pair.Output, column.Kind, values.ItemType, values.IsKey);
        }));
    }
}
