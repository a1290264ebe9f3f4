using System.Globalization;

namespace MLNet.Autoencoders.Tool.Data;

/// <summary>Numbers as text: with a decimal point, whatever the culture.</summary>
internal static class Number
{
    public static bool IsNumber(string field) => TryParse(field, out _);

    public static bool TryParse(string field, out float value) => float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    public static float Parse(string field) => float.Parse(field, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The shortest text that is read back as the same number.</summary>
    public static string Format(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
