using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MLNet.Autoencoders.Anomalies;

/// <summary>The columns of a detector of anomalies, made by built-in transformers of ML.NET, so that any process can load it.</summary>
internal static class ScoreColumns
{
    public const string Score = "Score";

    public const string PredictedLabel = "PredictedLabel";

    /// <summary>The column in which the autoencoder gives its score, a vector with one value. It does not leave the chain.</summary>
    public const string Vector = "AnomalyScoreVector";

    /// <summary>The autoencoder, and behind it what makes a scalar score and its comparison with the threshold of <see cref="Vector"/>.</summary>
    public static TransformerChain<ITransformer> Behind(AutoencoderTransformer autoencoder, float threshold)
    {
        var context = new MLContext();
        var rows = context.Data.LoadFromEnumerable<IdentityRow>([IdentityRow.Of(1), IdentityRow.Of(-1)]);
        // ONNX scoring gives vectors only, and no built-in transformer takes a vector apart. A linear regression does, if it has
        // learned to return its input: with this learning rate one step for each row leads exactly to weight 1 and bias 0.
        var scalar = context.Regression.Trainers.OnlineGradientDescent(new OnlineGradientDescentTrainer.Options
        {
            FeatureColumnName = Vector,
            LabelColumnName = nameof(IdentityRow.Label),
            LearningRate = 0.25f,
            DecreaseLearningRate = false,
            Averaged = false,
            Shuffle = false,
        }).Fit(rows);
        var scored = scalar.Transform(rows);
        var label = context.Transforms.Expression(PredictedLabel, ThresholdExpression.Of(threshold), Score).Fit(scored);
        var drop = context.Transforms.DropColumns(Vector).Fit(label.Transform(scored));
        return new TransformerChain<ITransformer>(autoencoder, scalar, label, drop);
    }

    private sealed class IdentityRow
    {
        [ColumnName(ScoreColumns.Vector), VectorType(1, 1)]
        public float[] Vector { get; set; } = [];

        public float Label { get; set; }

        public static IdentityRow Of(float value) => new() { Vector = [value], Label = value };
    }
}
