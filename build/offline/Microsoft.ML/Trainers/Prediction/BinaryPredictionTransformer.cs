using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class BinaryPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    private const float Threshold = 0;

    internal BinaryPredictionTransformer(IHostEnvironment env, TModel model, string featureColumnName, DataViewType featureColumnType)
        : base(env.Register(SavedPrediction.Binary), model, featureColumnName, featureColumnType) { }

    // The substitute has one kind of binary model.
    private CalibratedLinearModel Parameters => (CalibratedLinearModel)(object)Model;

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
        => new ScalarScoreMapper(FindFeature(schema), Parameters.SubModel.Score, Threshold, Parameters.Calibrator.PredictProbability);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        SavedPrediction.Save(ctx, SavedPrediction.Binary, FeatureColumnName, FeatureColumnType);
        Parameters.SubModel.Write(ctx.Writer);
    }
}
