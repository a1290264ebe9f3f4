using System.Globalization;
using MLNet.Autoencoders.Tool.Data;

namespace MLNet.Autoencoders.Tool.Scoring;

/// <summary>One of several parts of a table, which together are the table: part 1 has its first rows, and so on.</summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Count">The number of parts.</param>
internal sealed record TablePart(int Number, int Count)
{
    public const string Expected = "a part such as 3/16, the third of sixteen";

    /// <summary>Reads a part; null if the text is not one.</summary>
    public static TablePart? Parse(string text) => text.Split('/') is [var number, var count]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int n)
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int m)
        && n >= 1 && n <= m
            ? new(n, m)
            : null;

    /// <summary>The rows of this part. Rows are scored in the same batches, and so to the same bits, as if the whole table was scored.</summary>
    public RowRange Of(long rows)
    {
        long start = Start(Number - 1, rows);
        return new(start, Start(Number, rows) - start);
    }

    private long Start(int part, long rows)
    {
        if (part == Count)
            return rows;
        long even = (long)((Int128)rows * part / Count);
        return even - (even % AutoencoderTransformer.MaximumBatchRows);
    }
}
