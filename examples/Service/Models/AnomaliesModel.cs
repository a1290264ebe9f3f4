using Microsoft.ML;
using MLNet.Autoencoders;

namespace Service.Models;

/// <summary>A detector of anomalies.</summary>
public sealed class AnomaliesModel : ServedModel<AnomalyPrediction>
{
    private readonly AutoencoderAnomalyTransformer _detector;

    private AnomaliesModel(MLContext context, AutoencoderAnomalyTransformer detector, AutoencoderDescription description)
        : base(context, new ModelInput(description.InputColumnName, description.InputSize, description.ImputedTensorName is not null), detector) => _detector = detector;

    /// <summary>Loads the detector of a model zip.</summary>
    public static ServedModel<AnomalyPrediction> Load(MLContext context, string path)
    {
        var detector = context.LoadAnomalyDetector(path);
        return new AnomaliesModel(context, detector, detector.Autoencoder.Description);
    }

    public override IReadOnlyList<AnomalyPrediction> Score(IReadOnlyList<float[]> rows) =>
        // Not a number: nothing is known about the row, which is an anomaly, as in the detector's own column.
        [.. _detector.Scores(rows).Select(score => new AnomalyPrediction { Score = score, PredictedLabel = !(score <= _detector.Threshold) })];

    public override void Dispose() => _detector.Dispose();
}
