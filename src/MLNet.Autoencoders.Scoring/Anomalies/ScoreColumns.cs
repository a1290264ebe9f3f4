using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Predictions;
using MLNet.Autoencoders.Views;

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
        var scalar = LinearColumns.Number(context, Vector);
        var scored = new NoRows(scalar.GetOutputSchema(LinearColumns.Vectors(Vector, 1)));
        var label = context.Transforms.Expression(PredictedLabel, ThresholdExpression.Of(threshold), Score).Fit(scored);
        var drop = context.Transforms.DropColumns(Vector).Fit(scored);
        return new TransformerChain<ITransformer>(autoencoder, scalar, label, drop);
    }
}
