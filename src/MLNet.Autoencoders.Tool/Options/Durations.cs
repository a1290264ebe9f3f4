using System.Globalization;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>Durations as text: a number with s, m or h for seconds, minutes or hours.</summary>
internal static class Durations
{
    public const string Expected = "a duration such as 90s, 10m or 2h";

    /// <summary>Reads a duration; null if the text is not one.</summary>
    public static TimeSpan? Parse(string text)
    {
        double? unit = text.Length == 0 ? null : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => null };
        return unit is not null && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value * unit < TimeSpan.MaxValue.TotalSeconds / 2
            ? TimeSpan.FromSeconds(value * unit.Value)
            : null;
    }
}
