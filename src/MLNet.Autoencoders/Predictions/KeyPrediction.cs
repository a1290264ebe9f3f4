using Microsoft.ML;
using MLNet.Autoencoders.Data;

namespace MLNet.Autoencoders.Predictions;

/// <summary>The class of a row, of as many as a key has values.</summary>
internal sealed class KeyPrediction : LabelPrediction
{
    protected override LabelKind Kind => LabelKind.Class;

    protected override string LabelType => "Key";

    public override ITransformer Scores(MLContext context, DataViewSchema.Column label) => LinearColumns.Key(context, Vector, label);

    public override SchemaShape WithScores(MLContext context, string label, string features, SchemaShape schema) =>
        context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(label, features).GetOutputSchema(schema);
}
