using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public abstract class SingleFeaturePredictionTransformerBase<TModel> : PredictionTransformerBase<TModel>, ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected SingleFeaturePredictionTransformerBase(IHost host, TModel model, string featureColumnName, DataViewType featureColumnType)
        : base(host, model)
    {
        FeatureColumnName = featureColumnName;
        FeatureColumnType = featureColumnType;
    }

    public string FeatureColumnName { get; }
    public DataViewType FeatureColumnType { get; }

    public sealed override DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
        => new ColumnBindings(Check.Value(inputSchema, nameof(inputSchema)), MakeRowMapper(inputSchema).OutputColumns).Output;

    /// <summary>The feature column, checked for its item type and its size. Its dimensions may differ.</summary>
    private protected DataViewSchema.Column FindFeature(DataViewSchema schema)
    {
        var column = schema.GetColumnOrNull(FeatureColumnName) ?? throw Errors.MissingColumn("inputSchema", "feature", FeatureColumnName);
        if (!column.Type.GetItemType().Equals(FeatureColumnType.GetItemType()) || column.Type.GetValueCount() != FeatureColumnType.GetValueCount())
            throw Errors.SchemaMismatch("inputSchema", "feature", FeatureColumnName, FeatureColumnType.ToString(), column.Type.ToString());
        return column;
    }
}
