namespace Anomalies;

/// <summary>What the detector says about a reading.</summary>
public sealed class PumpState
{
    /// <summary>Larger for stranger readings.</summary>
    public float Score { get; set; }

    /// <summary>Whether the score exceeds the threshold.</summary>
    public bool PredictedLabel { get; set; }
}
