using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Reads rows, dense or sparse, block by block, and refuses values that cannot be learned from.</summary>
internal sealed class RowReader(RowSource source) : IDisposable
{
    private readonly DataViewRowCursor _cursor = source.Data.GetRowCursor([source.Column]);

    /// <summary>Fills a block, [rows, size], on the CPU.</summary>
    /// <param name="block">Where the rows go.</param>
    /// <param name="keep">Which rows are wanted, by their position; all of them without it.</param>
    /// <returns>The number of rows read; fewer than there is room for only at the end.</returns>
    public int Fill(Tensor block, Func<long, bool>? keep = null)
    {
        source.Cancellation.ThrowIfCancellationRequested();
        var getter = _cursor.GetGetter<VBuffer<float>>(source.Column);
        var values = default(VBuffer<float>);
        var memory = MemoryMarshal.Cast<byte, float>(block.bytes);
        int room = memory.Length / source.Size, rows = 0;
        while (rows < room && _cursor.MoveNext())
        {
            if (keep?.Invoke(_cursor.Position) == false)
                continue;
            getter(ref values);
            var row = memory.Slice(rows * source.Size, source.Size);
            if (values.Length != source.Size)
                throw Bad($"expected {source.Size} values, got {values.Length}");
            values.CopyTo(row);
            Check(row);
            rows++;
        }
        return rows;
    }

    public void Dispose() => _cursor.Dispose();

    private void Check(ReadOnlySpan<float> row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            float value = row[i];
            if (!float.IsFinite(value))
                throw Bad(FormattableString.Invariant($"value {i} is {value}; every value must be a finite number. Replace missing values first, for example with ReplaceMissingValues"));
            if (source.WithinUnitInterval && value is < 0 or > 1)
                throw Bad(FormattableString.Invariant($"value {i} is {value}; binary cross-entropy needs values within [0, 1]. Set InputScaling.MinMax, or use squared error"));
        }
    }

    private InvalidOperationException Bad(string fault) => new($"Column '{source.Column.Name}', row {_cursor.Position}: {fault}.");
}
