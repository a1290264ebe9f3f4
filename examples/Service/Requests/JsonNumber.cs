using System.Text.Json;

namespace Service.Requests;

/// <summary>Numbers of JSON as 32-bit floats.</summary>
internal static class JsonNumber
{
    /// <summary>The whole numbers below this, and the powers of ten below, are floats without rounding.</summary>
    private const int Exact = 1 << 24;

    private static readonly float[] PowersOfTen = [1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f];

    /// <summary>Reads the number at which the reader stands; false if it is too large for a float.</summary>
    public static bool TryRead(ref Utf8JsonReader json, out float value) =>
        (!json.HasValueSequence && TryReadShort(json.ValueSpan, out value)) || (json.TryGetSingle(out value) && float.IsFinite(value));

    /// <summary>
    /// Reads numbers such as 17, -0.25 and 3.14159, which are most of the numbers of a request, and quickly: one exact float
    /// divided by another is rounded once, to the float that is nearest to the number.
    /// </summary>
    /// <param name="text">A number that is known to be valid JSON.</param>
    /// <param name="value">The number.</param>
    private static bool TryReadShort(ReadOnlySpan<byte> text, out float value)
    {
        value = 0;
        bool negative = text[0] == '-';
        int digits = 0, decimals = 0;
        bool fraction = false;
        foreach (byte character in negative ? text[1..] : text)
        {
            if (character == '.')
            {
                fraction = true;
                continue;
            }
            digits = (10 * digits) + (character - '0');
            decimals += fraction ? 1 : 0;
            // Of an exponent the first character is a letter.
            if (character > '9' || digits >= Exact || decimals >= PowersOfTen.Length)
                return false;
        }
        value = digits / PowersOfTen[decimals];
        if (negative)
            value = -value;
        return true;
    }
}
