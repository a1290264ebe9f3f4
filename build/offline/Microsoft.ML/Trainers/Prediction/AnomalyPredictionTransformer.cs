using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

public sealed class AnomalyPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    private const float Threshold = 0.5f;

    internal AnomalyPredictionTransformer(IHostEnvironment env, TModel model, string featureColumnName, DataViewType featureColumnType)
        : base(env.Register(SavedPrediction.Anomaly), model, featureColumnName, featureColumnType) { }

    // The substitute has one kind of anomaly detector.
    private PcaModelParameters Parameters => (PcaModelParameters)(object)Model;

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new ScalarScoreMapper(FindFeature(schema), Parameters.Score, Threshold);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        SavedPrediction.Save(ctx, SavedPrediction.Anomaly, FeatureColumnName, FeatureColumnType);
        Parameters.Write(ctx.Writer);
    }
}
