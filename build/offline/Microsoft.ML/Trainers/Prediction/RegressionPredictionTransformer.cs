using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

public sealed class RegressionPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    internal RegressionPredictionTransformer(IHostEnvironment env, TModel model, string featureColumnName, DataViewType featureColumnType)
        : base(env.Register(SavedPrediction.Regression), model, featureColumnName, featureColumnType) { }

    // The substitute has one kind of regression model.
    private LinearRegressionModelParameters Parameters => (LinearRegressionModelParameters)(object)Model;

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new ScalarScoreMapper(FindFeature(schema), Parameters.Score, threshold: null);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        SavedPrediction.Save(ctx, SavedPrediction.Regression, FeatureColumnName, FeatureColumnType);
        Parameters.Write(ctx.Writer);
    }
}
