namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>Rows to fit a detector to, and others to score.</summary>
/// <param name="Train">The rows to fit to.</param>
/// <param name="Normal">Normal rows to score.</param>
/// <param name="Anomalies">Anomalies to score.</param>
internal sealed record AnomalySplit(float[][] Train, float[][] Normal, float[][] Anomalies)
{
    /// <summary>The area under the ROC curve, in percent.</summary>
    /// <param name="score">Scores rows: the larger, the stranger.</param>
    public double Area(Func<float[][], float[]> score) => 100 * RankArea.Of(score(Normal), score(Anomalies));

    /// <summary>The same with some anomalies among the rows to fit to, which are then no longer scored; but with no more than half of them.</summary>
    /// <param name="fraction">The fraction of the rows to fit to that are to be anomalies.</param>
    public AnomalySplit Contaminated(double fraction)
    {
        int count = Math.Min(Anomalies.Length / 2, (int)Math.Round(Train.Length * fraction / (1 - fraction)));
        return new([.. Train, .. Anomalies[..count]], Normal, Anomalies[count..]);
    }
}
