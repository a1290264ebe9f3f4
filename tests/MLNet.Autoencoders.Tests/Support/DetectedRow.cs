namespace MLNet.Autoencoders.Tests.Support;

/// <summary>What comes out of a detector of anomalies.</summary>
public sealed class DetectedRow
{
    public float Score { get; set; }

    public bool PredictedLabel { get; set; }
}
