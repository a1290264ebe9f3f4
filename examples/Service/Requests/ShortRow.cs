namespace Service.Requests;

/// <summary>Rows of short numbers, which are read without making each number a token of JSON first, which is slower.</summary>
internal static class ShortRow
{
    /// <param name="text">What follows the bracket that opens the row.</param>
    /// <param name="row">Takes the values.</param>
    /// <param name="count">The number of values.</param>
    /// <returns>The length of the row, without the bracket that closes it; 0 if there is none, or anything else in the row than short numbers.</returns>
    public static int Read(ReadOnlySpan<byte> text, Span<float> row, out int count)
    {
        count = 0;
        for (int at = 0; count < row.Length; at += text[at..] is [(byte)' ', ..] ? 1 : 0)
        {
            int length = ShortNumber.Read(text[at..], out row[count]);
            at += length;
            if (length == 0 || at == text.Length)
                return 0;
            count++;
            if (text[at] == ']')
                return at;
            if (text[at++] != ',')
                return 0;
        }
        return 0;
    }
}
