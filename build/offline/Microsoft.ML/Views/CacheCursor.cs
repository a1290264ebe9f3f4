namespace Microsoft.ML.Data;

/// <summary>One of several cursors over a cache: they take blocks of rows in turns.</summary>
internal sealed class CacheCursor : CursorBase
{
    public const int BlockSize = 64;

    private readonly int _rowCount;
    private readonly int[] _order;
    private readonly int _cursors;
    private int _next;
    private int _current = -1;
    private long _batch;

    public CacheCursor(DataViewSchema schema, ICachedColumn[] columns, bool[] active, int rowCount, int[] order, int index, int cursors)
        : base(schema, active)
    {
        _rowCount = rowCount;
        _order = order;
        _cursors = cursors;
        _next = index * BlockSize;
        Getters = [.. columns.Select((c, i) => active[i] ? c.MakeGetter(Row) : null)];
    }

    public override long Batch => _batch;
    protected override Delegate[] Getters { get; }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row(), 0);

    protected override bool MoveNextCore()
    {
        _current = -1;
        if (_next >= _rowCount) return false;
        _current = _order?[_next] ?? _next;
        // With one cursor all is one batch; with several, the batches say how to put the rows in order again.
        _batch = _cursors == 1 ? 0 : _next / BlockSize;
        _next++;
        if (_next % BlockSize == 0) _next += (_cursors - 1) * BlockSize;
        return true;
    }

    private int Row() => _current >= 0 ? _current : throw Errors.NoRow();
}
