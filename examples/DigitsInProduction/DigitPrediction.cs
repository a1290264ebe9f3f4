namespace DigitsInProduction;

/// <summary>What the model says of an image.</summary>
internal sealed class DigitPrediction
{
    /// <summary>The digit that it takes the image for.</summary>
    public string Digit { get; set; } = "";
}
