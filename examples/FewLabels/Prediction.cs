using Microsoft.ML.Data;

namespace FewLabels;

/// <summary>What the model says of a digit.</summary>
public sealed class Prediction
{
    /// <summary>The most probable digit, counted from 1.</summary>
    [KeyType(10)]
    public uint PredictedLabel { get; set; }

    /// <summary>The probability of each digit.</summary>
    [VectorType(10)]
    public float[] Score { get; set; } = [];
}
