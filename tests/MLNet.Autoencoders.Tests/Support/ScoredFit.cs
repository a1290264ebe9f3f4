using Microsoft.ML;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Small fits with an anomaly score, and what their columns say of rows.</summary>
internal static class ScoredFit
{
    /// <summary>Options of a network that is fitted in a moment, with a score in the column Score and its contributions in Parts.</summary>
    public static AutoencoderEstimator.Options Options(AnomalyScore score, MemoryBank? bank = null) => new()
    {
        Architecture = new DenseArchitecture { CodingSize = 3, HiddenSizes = [5], HiddenActivation = Activation.Tanh },
        InputScaling = InputScaling.None,
        Training = new TrainingPlan { Epochs = 5, BatchSize = 16 },
        AnomalyScore = score,
        MemoryBank = bank,
        AnomalyScoreColumnName = "Score",
        FeatureContributionsColumnName = "Parts",
        Seed = 5,
    };

    public static float[] Scores(AutoencoderTransformer model, IReadOnlyList<float[]> rows) => [.. Column(model, rows, "Score").Select(s => s.Single())];

    public static float[][] Column(AutoencoderTransformer model, IReadOnlyList<float[]> rows, string column) =>
        SmallModel.Column(model.Transform(Sample.View(new MLContext(), rows)), column);

    /// <summary>The reconstructions of rows minus the rows, for a network that does not scale its inputs.</summary>
    public static double[][] Residuals(AutoencoderTransformer model, IReadOnlyList<float[]> rows) =>
        [.. model.Reconstruct(rows).Zip(rows, (rebuilt, row) => rebuilt.Zip(row, (r, x) => (double)(r - x)).ToArray())];
}
