using System.Globalization;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>Corruptions as text: their kind, a colon and how strong they are.</summary>
internal static class Corruptions
{
    public const string Expected = "gaussian:DEVIATION, masking:PROBABILITY or salt-and-pepper:PROBABILITY";

    /// <summary>Reads a corruption; null if the text is not one.</summary>
    public static Corruption? Parse(string text) => text.Split(':') is [var kind, var strength]
        && double.TryParse(strength, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        ? kind switch
        {
            "gaussian" => Corruption.Gaussian(value),
            "masking" => Corruption.Masking(value),
            "salt-and-pepper" => Corruption.SaltAndPepper(value),
            _ => null,
        }
        : null;
}
