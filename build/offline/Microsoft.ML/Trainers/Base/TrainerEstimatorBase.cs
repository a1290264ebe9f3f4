using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract class TrainerEstimatorBase<TTransformer, TModel> : ITrainerEstimator<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    public readonly SchemaShape.Column FeatureColumn;
    public readonly SchemaShape.Column LabelColumn;
    public readonly SchemaShape.Column WeightColumn;

    private protected readonly IHost Host;

    private protected TrainerEstimatorBase(IHost host, SchemaShape.Column feature, SchemaShape.Column label, SchemaShape.Column weight)
    {
        Host = host;
        FeatureColumn = feature;
        LabelColumn = label;
        WeightColumn = weight;
    }

    public abstract TrainerInfo Info { get; }

    public TTransformer Fit(IDataView input)
    {
        Check.Value(input, nameof(input));
        CheckColumns(SchemaShape.Create(input.Schema));
        return Train(input, null);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        CheckColumns(Check.Value(inputSchema, nameof(inputSchema)));
        return inputSchema.With(OutputColumns(inputSchema));
    }

    private protected abstract SchemaShape.Column[] OutputColumns(SchemaShape inputSchema);

    /// <param name="input">Where the columns are, checked.</param>
    /// <param name="start">Where to begin, or null.</param>
    private protected abstract TTransformer Train(IDataView input, TModel start);

    private protected void CheckColumns(SchemaShape inputSchema)
    {
        CheckColumn(inputSchema, "feature", FeatureColumn);
        CheckColumn(inputSchema, "weight", WeightColumn);
        CheckColumn(inputSchema, "label", LabelColumn);
    }

    private static void CheckColumn(SchemaShape schema, string role, SchemaShape.Column expected)
    {
        if (!expected.IsValid) return;
        if (!schema.TryFindColumn(expected.Name, out var column)) throw Errors.MissingColumn("inputSchema", role, expected.Name);
        if (column.Kind != expected.Kind || column.IsKey != expected.IsKey || !column.ItemType.Equals(expected.ItemType))
            throw Errors.SchemaMismatch("inputSchema", role, expected.Name, expected.GetTypeString(), column.GetTypeString());
    }
}
