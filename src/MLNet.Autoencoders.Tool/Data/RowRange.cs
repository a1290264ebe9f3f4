namespace MLNet.Autoencoders.Tool.Data;

/// <summary>Rows that follow each other in a table.</summary>
/// <param name="Start">The first of them, counted from 0.</param>
/// <param name="Count">Their number; null for all to the end, however many there are.</param>
internal readonly record struct RowRange(long Start, long? Count)
{
    public static RowRange All => new(0, null);
}
