namespace Service.Requests;

/// <summary>Numbers such as 17, -0.25 and 3.14159, which are most of the numbers of a request, read quickly.</summary>
internal static class ShortNumber
{
    /// <summary>The whole numbers below this, and the powers of ten below, are floats without rounding.</summary>
    private const int Exact = 1 << 24;

    private static readonly float[] PowersOfTen = [1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f];

    /// <summary>Reads the number with which a text begins. One exact float divided by another is rounded once, to the float that is nearest to the number.</summary>
    /// <param name="text">Numbers as in JSON.</param>
    /// <param name="value">The number.</param>
    /// <returns>Its length; 0 if there is none, or one with more digits.</returns>
    public static int Read(ReadOnlySpan<byte> text, out float value)
    {
        value = 0;
        int first = text is [(byte)'-', ..] ? 1 : 0;
        int at = first, digits = 0, decimals = 0;
        if (!ReadDigits(text, ref at, ref digits) || (text[first] == '0' && at > first + 1))
            return 0;
        if (at < text.Length && text[at] == '.')
        {
            int point = at++;
            if (!ReadDigits(text, ref at, ref digits))
                return 0;
            decimals = at - point - 1;
            if (decimals >= PowersOfTen.Length)
                return 0;
        }
        float size = digits / PowersOfTen[decimals];
        value = first > 0 ? -size : size;
        return at;
    }

    private static bool ReadDigits(ReadOnlySpan<byte> text, ref int at, ref int digits)
    {
        int start = at;
        for (; at < text.Length && (uint)(text[at] - '0') <= 9 && digits < Exact; at++)
            digits = (10 * digits) + (text[at] - '0');
        return at > start && digits < Exact;
    }
}
