namespace Digits;

/// <summary>An image of a handwritten digit.</summary>
internal sealed class Digit
{
    /// <summary>The pixels, row by row, from 0 (white) to 1 (black).</summary>
    public float[] Pixels { get; set; } = [];

    /// <summary>Which digit it is.</summary>
    public string Label { get; set; } = "";
}
