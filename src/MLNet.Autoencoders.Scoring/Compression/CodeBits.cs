namespace MLNet.Autoencoders.Compression;

/// <summary>Codes as bits: the indices of their levels, one after the other without gaps, each from its lowest bit on.</summary>
internal static class CodeBits
{
    private const int ByteBits = 8;

    /// <summary>The number of bytes of the bits of rows.</summary>
    public static Int128 Bytes(long rows, CodeLevels levels) => ((Int128)rows * levels.Minima.Count * levels.Bits + (ByteBits - 1)) / ByteBits;

    /// <param name="codes">The codes, none of them NaN.</param>
    /// <param name="levels">Their levels.</param>
    /// <param name="packed">Where the bits go; whatever was there is overwritten.</param>
    public static void Pack(IEnumerable<float[]> codes, CodeLevels levels, Span<byte> packed)
    {
        uint pending = 0;
        int bits = 0, place = 0;
        foreach (float[] code in codes)
        {
            for (int unit = 0; unit < code.Length; unit++)
            {
                pending |= (uint)levels.IndexOf(code[unit], unit) << bits;
                for (bits += levels.Bits; bits >= ByteBits; bits -= ByteBits)
                {
                    packed[place++] = (byte)pending;
                    pending >>= ByteBits;
                }
            }
        }
        if (bits > 0)
            packed[place] = (byte)pending;
    }

    /// <summary>The codes of rows.</summary>
    public static float[][] Unpack(ReadOnlySpan<byte> packed, int rows, CodeLevels levels)
    {
        var codes = new float[rows][];
        uint pending = 0;
        int bits = 0, place = 0;
        for (int row = 0; row < rows; row++)
        {
            float[] code = codes[row] = new float[levels.Minima.Count];
            for (int unit = 0; unit < code.Length; unit++)
            {
                for (; bits < levels.Bits; bits += ByteBits)
                    pending |= (uint)packed[place++] << bits;
                code[unit] = levels.Level((int)(pending & ((1u << levels.Bits) - 1)), unit);
                pending >>= levels.Bits;
                bits -= levels.Bits;
            }
        }
        return codes;
    }
}
