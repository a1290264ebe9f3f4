using Microsoft.ML;
using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Reads rows, dense or sparse, block by block, and rejects values that cannot be used for training.</summary>
internal sealed class RowReader : IDisposable
{
    private readonly RowSource _source;
    private readonly DataViewRowCursor _cursor;
    private readonly ValueGetter<VBuffer<float>> _getter;
    private readonly Func<float>? _label;
    private VBuffer<float> _values;
    private bool _ended;

    public RowReader(RowSource source)
    {
        _source = source;
        _cursor = source.Data.GetRowCursor(source.Label is null ? [source.Column] : [source.Column, source.Label.Column]);
        _getter = _cursor.GetGetter<VBuffer<float>>(source.Column);
        _label = source.Label?.Reader(_cursor);
    }

    /// <summary>Fills a block, [rows, width], on the CPU.</summary>
    /// <param name="block">Receives the rows.</param>
    /// <param name="keep">Selects the rows to keep; null for all.</param>
    /// <returns>The number of rows read. It is smaller than the size of the block only at the end.</returns>
    public long Fill(Tensor block, Func<ReadOnlySpan<float>, bool>? keep = null)
    {
        long rows = 0;
        foreach (var part in ByteBlocks.Split(block))
        {
            rows += Fill(ByteBlocks.Floats(part), keep);
            if (_ended)
                break;
        }
        return rows;
    }

    public void Dispose() => _cursor.Dispose();

    private int Fill(Span<float> block, Func<ReadOnlySpan<float>, bool>? keep)
    {
        _source.Cancellation.ThrowIfCancellationRequested();
        int room = block.Length / _source.Width, rows = 0;
        while (rows < room && MoveNext())
        {
            var row = block.Slice(rows * _source.Width, _source.Width);
            var values = row[.._source.Size];
            _getter(ref _values);
            if (_values.Length != _source.Size)
                throw Bad($"expected {_source.Size} values, got {_values.Length}");
            _values.CopyTo(values);
            Check(values);
            if (_label is not null)
                row[^1] = Label();
            if (keep?.Invoke(row) != false)
                rows++;
        }
        return rows;
    }

    // MoveNext is not called again after it has returned false.
    private bool MoveNext()
    {
        _ended = _ended || !_cursor.MoveNext();
        return !_ended;
    }

    private float Label()
    {
        float label = _label!();
        return _source.Label!.Fault(label) is { } fault ? throw Bad(fault, _source.Label.Column) : label;
    }

    private void Check(ReadOnlySpan<float> row)
    {
        int missing = 0;
        for (int i = 0; i < row.Length; i++)
        {
            float value = row[i];
            if (float.IsNaN(value) && _source.Missing == MissingValues.Mask)
            {
                missing++;
                continue;
            }
            if (float.IsNaN(value))
                throw Bad(FormattableString.Invariant($"value {i} is NaN; every value must be a finite number. If NaN stands for a missing value, set MissingValues to Mask, or replace missing values first, for example with ReplaceMissingValues"));
            if (!float.IsFinite(value))
                throw Bad(FormattableString.Invariant($"value {i} is {value}; every value must be a finite number"));
            if (_source.WithinUnitInterval && value is < 0 or > 1)
                throw Bad(FormattableString.Invariant($"value {i} is {value}; binary cross-entropy requires values within [0, 1]. Set InputScaling.MinMax, or use squared error"));
        }
        if (missing == row.Length)
            throw Bad("every value is missing (NaN), so that there is nothing to learn from. Remove such rows");
    }

    private InvalidOperationException Bad(string fault, DataViewSchema.Column? column = null) => new($"Column '{(column ?? _source.Column).Name}', row {_cursor.Position}: {fault}.");
}
