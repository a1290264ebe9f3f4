using Microsoft.ML.Data;

namespace Kinds;

/// <summary>A handwritten digit of 8×8 pixels from 0 to 1.</summary>
public sealed class DigitImage
{
    [VectorType(64)]
    public float[] Pixels { get; set; } = [];

    public string Label { get; set; } = "";
}
