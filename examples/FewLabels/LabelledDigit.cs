using Kinds;
using Microsoft.ML.Data;

namespace FewLabels;

/// <summary>A handwritten digit of 8×8 pixels from 0 to 1, and which one it is, if that is known.</summary>
public sealed class LabelledDigit
{
    [VectorType(64)]
    public float[] Pixels { get; set; } = [];

    /// <summary>The digit, counted from 1; 0 if it is not known.</summary>
    [KeyType(10)]
    public uint Label { get; set; }

    /// <summary>The digits, of which only as many of each kind are labelled.</summary>
    public static List<LabelledDigit> Of(IEnumerable<DigitImage> images, int labelsOfEach = int.MaxValue)
    {
        var labelled = new int[10];
        return [.. images.Select(image =>
        {
            int digit = image.Label[0] - '0';
            return new LabelledDigit { Pixels = image.Pixels, Label = labelled[digit]++ < labelsOfEach ? (uint)digit + 1 : 0 };
        })];
    }
}
