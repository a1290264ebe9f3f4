using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

public sealed class MulticlassPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    private readonly MulticlassLabels _labels;

    internal MulticlassPredictionTransformer(IHostEnvironment env, TModel model, string featureColumnName, DataViewType featureColumnType, MulticlassLabels labels)
        : base(env.Register(SavedPrediction.Multiclass), model, featureColumnName, featureColumnType) => _labels = labels;

    // The substitute has one kind of multiclass model.
    private MaximumEntropyModelParameters Parameters => (MaximumEntropyModelParameters)(object)Model;

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new MulticlassMapper(FindFeature(schema), Parameters, _labels);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        SavedPrediction.Save(ctx, SavedPrediction.Multiclass, FeatureColumnName, FeatureColumnType);
        Parameters.Write(ctx.Writer);
        _labels.Save(ctx.Writer);
    }
}
