using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Reads all rows into one matrix.</summary>
internal static class RowMatrix
{
    private const int BlockBytes = 16 << 20;

    /// <returns>The rows, [count, size], on the CPU; null when there are more than <paramref name="limit"/>.</returns>
    public static Tensor? Read(RowSource source, long limit)
    {
        // Where the count is known the blocks are parts of one matrix: rows are never held twice.
        long known = source.Data.GetRowCount() ?? 0;
        if (known > limit)
            return null;
        using var scope = NewDisposeScope();
        using var reader = source.Open();
        int blockRows = Math.Max(1, BlockBytes / (source.Size * sizeof(float)));
        var matrix = known > 0 ? empty(known, source.Size) : null;
        List<Tensor> blocks = [];
        long filled = 0;
        while (filled <= limit)
        {
            long room = Math.Min(blockRows, known - filled);
            var block = room > 0 ? matrix!.narrow(0, filled, room) : empty(blockRows, source.Size);
            int rows = reader.Fill(block);
            if (rows == 0)
                return Whole(blocks, filled == known ? matrix : null, source);
            blocks.Add(block.narrow(0, 0, rows));
            filled += rows;
        }
        return null;
    }

    private static Tensor Whole(List<Tensor> blocks, Tensor? matrix, RowSource source) => blocks.Count > 0
        ? (matrix ?? cat(blocks)).MoveToOuterDisposeScope()
        : throw TrainingRows.NoRows(source.Column.Name);
}
