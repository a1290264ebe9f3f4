using Microsoft.ML;
using MLNet.Autoencoders.Anomalies;
using MLNet.Autoencoders.Data;

namespace MLNet.Autoencoders.Predictions;

/// <summary>Whether something holds for a row.</summary>
internal sealed class BooleanPrediction : LabelPrediction
{
    public override IReadOnlyList<string> Columns => [ScoreColumns.Score, "Probability", ScoreColumns.PredictedLabel];

    protected override LabelKind Kind => LabelKind.Boolean;

    protected override string LabelType => "Boolean";

    public override ITransformer Scores(MLContext context, DataViewSchema.Column label) => LinearColumns.Boolean(context, Vector);

    public override SchemaShape WithScores(MLContext context, string label, string features, SchemaShape schema) =>
        context.BinaryClassification.Trainers.LbfgsLogisticRegression(label, features).GetOutputSchema(schema);
}
