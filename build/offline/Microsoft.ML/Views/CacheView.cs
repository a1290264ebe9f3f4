namespace Microsoft.ML.Data;

/// <summary>A view kept in memory: a column is read once, when it is first needed. It shuffles, and splits over threads.</summary>
internal sealed class CacheView : IDataView
{
    private readonly IDataView _input;
    private readonly ICachedColumn[] _columns;
    private readonly Lock _lock = new();
    private int _rowCount = -1;

    public CacheView(IDataView input, string[] prefetch)
    {
        _input = input;
        _columns = new ICachedColumn[input.Schema.Count];
        if (prefetch.Length == 0) return;
        Fill(ActiveColumns.Of(Schema, prefetch.Select(name => Schema.GetColumnOrNull(name) ?? throw Errors.MissingColumn(nameof(prefetch), "prefetch", name))));
    }

    public bool CanShuffle => true;
    public DataViewSchema Schema => _input.Schema;
    public long? GetRowCount() => _rowCount >= 0 ? _rowCount : _input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => GetRowCursorSet(columnsNeeded, 1, rand)[0];

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        Check.Param(n >= 0, nameof(n), "The number of cursors cannot be negative.");
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        Fill(active);
        int[] order = rand is null ? null : Permutation.Of(_rowCount, rand);
        int cursors = Math.Max(1, Math.Min(n, (_rowCount + CacheCursor.BlockSize - 1) / CacheCursor.BlockSize));
        return [.. Enumerable.Range(0, cursors).Select(i => new CacheCursor(Schema, _columns, active, _rowCount, order, i, cursors))];
    }

    private void Fill(bool[] active)
    {
        lock (_lock)
        {
            var missing = active.Select((a, i) => a && _columns[i] is null).ToArray();
            if (_rowCount >= 0 && !missing.Contains(true)) return;
            using var cursor = _input.GetRowCursor(ActiveColumns.In(Schema, missing));
            var read = Schema.Where(c => missing[c.Index]).Select(c => (c.Index, Column: CachedColumn.Reading(cursor, c))).ToList();
            int rows = 0;
            for (; cursor.MoveNext(); rows++)
                foreach (var (_, column) in read) column.Add();
            Check.State(_rowCount < 0 || _rowCount == rows, $"The input gave {rows} rows, and {_rowCount} when it was read before.");
            foreach (var (index, column) in read) _columns[index] = column;
            _rowCount = rows;
        }
    }
}
