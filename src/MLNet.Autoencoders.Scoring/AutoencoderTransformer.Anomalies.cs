namespace MLNet.Autoencoders;

// Scores of anomalies and what they come from, for a detector of anomalies.
public sealed partial class AutoencoderTransformer
{
    internal float[] AnomalyScores(IReadOnlyList<float[]> rows) =>
        [.. Run(rows, Description.InputColumnName, Description.AnomalyScoreTensorName!).Select(s => s[0])];

    internal float[] FeatureContributions(float[] row) =>
        Run([row], Description.InputColumnName, Description.FeatureContributionsTensorName!)[0];

    /// <summary>The same autoencoder with another threshold, and sessions of its own.</summary>
    internal AutoencoderTransformer WithThreshold(float threshold) =>
        new(_graph, Description with { AnomalyThreshold = threshold }, _device);
}
