using Microsoft.ML;

namespace MLNet.Autoencoders.Tests.SavedModels;

/// <summary>Rows, and what a <see cref="ScoredModel"/> made of them when it was saved.</summary>
/// <param name="Rows">The rows; a missing value is NaN.</param>
/// <param name="Reconstructions">Their reconstructions.</param>
/// <param name="Filled">The rows with their gaps filled; null if values cannot be missing.</param>
/// <param name="Scores">Their anomaly scores; null without them.</param>
/// <param name="Threshold">The threshold; null without scores.</param>
/// <param name="Shares">The share of each feature in the score of the first row, by slot; null without scores.</param>
internal sealed record ScoredValues(float[][] Rows, float[][] Reconstructions, float[][]? Filled, float[]? Scores, float? Threshold, double[]? Shares)
{
    public static ScoredValues Of(string kind, string zip, float[][] rows)
    {
        var ml = new MLContext(seed: 1);
        if (kind == ScoredModel.Imputer)
        {
            using var imputer = ml.LoadAutoencoder(zip);
            return new(rows, imputer.Reconstruct(rows), imputer.Impute(rows), Scores: null, Threshold: null, Shares: null);
        }
        using var detector = ml.LoadAnomalyDetector(zip);
        var autoencoder = detector.Autoencoder;
        return new(
            rows,
            autoencoder.Reconstruct(rows),
            autoencoder.Description.ImputedTensorName is null ? null : autoencoder.Impute(rows),
            detector.Scores(rows),
            detector.Threshold,
            [.. detector.Explain(rows[0], rows[0].Length).OrderBy(c => c.Slot).Select(c => c.Share)]);
    }
}
