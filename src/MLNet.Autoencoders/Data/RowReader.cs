using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Reads a column's rows, dense or sparse, into one matrix, and refuses values that cannot be learned from.</summary>
internal sealed class RowReader(DataViewSchema.Column column, bool withinUnitInterval, CancellationToken cancellation)
{
    private const int BlockBytes = 16 << 20;

    private readonly int _size = InputColumn.SizeOf(column);

    /// <returns>The rows, [count, size], on the CPU.</returns>
    public Tensor Read(IDataView data)
    {
        using var scope = NewDisposeScope();
        using var cursor = data.GetRowCursor([column]);
        int blockRows = Math.Max(1, BlockBytes / (_size * sizeof(float)));
        // Where the count is known the blocks are parts of one matrix: rows are never held twice.
        long known = data.GetRowCount() ?? 0;
        var matrix = known > 0 ? empty(known, _size) : null;
        List<Tensor> blocks = [];
        long filled = 0;
        bool more = true;
        while (more)
        {
            long room = Math.Min(blockRows, known - filled);
            var block = room > 0 ? matrix!.narrow(0, filled, room) : empty(blockRows, _size);
            int rows = Fill(block, cursor, out more);
            if (rows > 0)
                blocks.Add(rows == block.shape[0] ? block : block.narrow(0, 0, rows));
            filled += rows;
        }
        if (filled == 0)
            throw new InvalidOperationException($"Column '{column.Name}': there are no rows to learn from.");
        var whole = filled == known ? matrix! : cat(blocks);
        return whole.MoveToOuterDisposeScope();
    }

    private int Fill(Tensor block, DataViewRowCursor cursor, out bool more)
    {
        cancellation.ThrowIfCancellationRequested();
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        var values = default(VBuffer<float>);
        var memory = MemoryMarshal.Cast<byte, float>(block.bytes);
        int rows = 0;
        more = true;
        while (rows < block.shape[0] && (more = cursor.MoveNext()))
        {
            getter(ref values);
            var row = memory.Slice(rows * _size, _size);
            if (values.Length != _size)
                throw Bad(cursor.Position, $"expected {_size} values, got {values.Length}");
            values.CopyTo(row);
            Check(row, cursor.Position);
            rows++;
        }
        return rows;
    }

    private void Check(ReadOnlySpan<float> row, long position)
    {
        for (int i = 0; i < row.Length; i++)
        {
            float value = row[i];
            if (!float.IsFinite(value))
                throw Bad(position, FormattableString.Invariant($"value {i} is {value}; every value must be a finite number. Replace missing values first, for example with ReplaceMissingValues"));
            if (withinUnitInterval && value is < 0 or > 1)
                throw Bad(position, FormattableString.Invariant($"value {i} is {value}; binary cross-entropy needs values within [0, 1]. Set InputScaling.MinMax, or use squared error"));
        }
    }

    private InvalidOperationException Bad(long position, string fault) => new($"Column '{column.Name}', row {position}: {fault}.");
}
