using System.Globalization;

namespace Microsoft.ML.Data;

/// <summary>What a field of text says. What cannot be read is a missing value: NaN, or the default of types that have none.</summary>
internal static class TextParsers
{
    public delegate T Parser<T>(ReadOnlyMemory<char> text);

    public static Parser<T> Get<T>(TextLoader.Options options, ulong keyCount)
    {
        object parser = keyCount > 0 ? KeyParser<T>(keyCount)
            : typeof(T) == typeof(float) ? (Parser<float>)(text => (float)Real(text, options))
            : typeof(T) == typeof(double) ? (Parser<double>)(text => Real(text, options))
            : typeof(T) == typeof(ReadOnlyMemory<char>) ? (Parser<ReadOnlyMemory<char>>)(text => text)
            : typeof(T) == typeof(bool) ? (Parser<bool>)Boolean
            : (Parser<T>)Other<T>;
        return (Parser<T>)parser;
    }

    private static double Real(ReadOnlyMemory<char> text, TextLoader.Options options)
    {
        var span = text.Span.Trim();
        if (span.IsEmpty) return options.MissingRealsAsNaNs ? double.NaN : 0;
        if (options.DecimalMarker != '.') span = span.ToString().Replace(options.DecimalMarker, '.');
        return double.TryParse(span, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;
    }

    private static bool Boolean(ReadOnlyMemory<char> text)
    {
        string word = text.Span.Trim().ToString().ToLowerInvariant();
        return word is "1" or "+1" or "true" or "yes" or "t" or "y" or "on" or "+";
    }

    // Keys are counted from 0 in text and from 1 in memory, where 0 is missing.
    private static Parser<T> KeyParser<T>(ulong count) => text
        => ulong.TryParse(text.Span.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out ulong key) && key < count
            ? (T)Convert.ChangeType(key + 1, typeof(T), CultureInfo.InvariantCulture)
            : default;

    private static T Other<T>(ReadOnlyMemory<char> text)
    {
        try
        {
            object value = typeof(T) == typeof(TimeSpan) ? TimeSpan.Parse(text.Span, CultureInfo.InvariantCulture)
                : typeof(T) == typeof(DateTimeOffset) ? DateTimeOffset.Parse(text.Span, CultureInfo.InvariantCulture)
                : text.Span.IsWhiteSpace() ? default(T)
                : Convert.ChangeType(text.Span.Trim().ToString(), typeof(T), CultureInfo.InvariantCulture);
            return (T)value;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return default;
        }
    }
}
