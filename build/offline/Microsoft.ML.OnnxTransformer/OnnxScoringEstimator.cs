using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Onnx;

public sealed class OnnxScoringEstimator : TrivialEstimator<OnnxTransformer>
{
    internal OnnxScoringEstimator(IHostEnvironment env, OnnxOptions options, Stream modelBytes)
        : base(Check.Value(env, nameof(env)).Register(nameof(OnnxScoringEstimator)), new OnnxTransformer(env, options, modelBytes)) { }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        foreach (string name in Transformer.Inputs)
        {
            if (!inputSchema.TryFindColumn(name, out var column)) throw Errors.MissingColumn(nameof(inputSchema), "input", name);
            if (column.Kind == SchemaShape.Column.VectorKind.VariableVector)
                throw Errors.SchemaMismatch(nameof(inputSchema), "input", name, "vector", column.GetTypeString());
            var expected = Transformer.Model.Input(name).ItemType;
            if (!column.ItemType.Equals(expected) || column.IsKey)
                throw Errors.SchemaMismatch(nameof(inputSchema), "input", name, expected.ToString(), column.GetTypeString());
        }
        return inputSchema.With(Transformer.OutputColumns.Select(c => new SchemaShape.Column(c.Name,
            c.Type is VectorDataViewType vector ? vector.IsKnownSize ? SchemaShape.Column.VectorKind.Vector : SchemaShape.Column.VectorKind.VariableVector
                : SchemaShape.Column.VectorKind.Scalar,
            c.Type.GetItemType(), false)));
    }
}
