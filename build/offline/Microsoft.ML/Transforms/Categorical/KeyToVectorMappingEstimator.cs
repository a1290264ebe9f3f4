using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToVectorMappingEstimator : TrivialEstimator<KeyToVectorMappingTransformer>
{
    private readonly (string Output, string Input)[] _columns;

    internal KeyToVectorMappingEstimator(IHostEnvironment env, (string Output, string Input)[] columns)
        : base(env.Register(nameof(KeyToVectorMappingEstimator)), new KeyToVectorMappingTransformer(env, columns)) => _columns = columns;

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(pair =>
        {
            if (!inputSchema.TryFindColumn(pair.Input, out var column)) throw Errors.MissingColumn(nameof(inputSchema), "input", pair.Input);
            if (!column.IsKey) throw Errors.SchemaMismatch(nameof(inputSchema), "input", pair.Input, "key type", column.GetTypeString());
            SchemaShape annotations = column.Annotations.TryFindColumn(AnnotationKinds.KeyValues, out var values) && values.ItemType is TextDataViewType
                ? new([new SchemaShape.Column(AnnotationKinds.SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, false)])
                : null;
            return new SchemaShape.Column(pair.Output, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false, annotations);
        }));
    }
}
