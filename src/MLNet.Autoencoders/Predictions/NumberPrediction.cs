using Microsoft.ML;
using Microsoft.ML.Trainers;
using MLNet.Autoencoders.Anomalies;
using MLNet.Autoencoders.Data;

namespace MLNet.Autoencoders.Predictions;

/// <summary>A number that belongs to a row.</summary>
internal sealed class NumberPrediction : LabelPrediction
{
    public override IReadOnlyList<string> Columns => [ScoreColumns.Score];

    public override bool HasPseudoLabels => false;

    protected override LabelKind Kind => LabelKind.Number;

    protected override string LabelType => "Single";

    public override ITransformer Scores(MLContext context, DataViewSchema.Column label) => LinearColumns.Number(context, Vector);

    public override SchemaShape WithScores(MLContext context, string label, string features, SchemaShape schema) =>
        context.Regression.Trainers.OnlineGradientDescent(new OnlineGradientDescentTrainer.Options
        {
            LabelColumnName = label,
            FeatureColumnName = features,
        }).GetOutputSchema(schema);
}
