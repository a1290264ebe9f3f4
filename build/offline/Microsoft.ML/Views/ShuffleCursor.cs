namespace Microsoft.ML.Data;

internal sealed class ShuffleCursor : CursorBase
{
    private readonly DataViewRowCursor _source;
    private readonly IPooledColumn[] _columns;
    private readonly ValueGetter<DataViewRowId> _sourceId;
    private readonly DataViewRowId[] _ids;
    private readonly Random _rand;
    private int _filled;
    private int _current = -1;
    private bool _sourceDone;

    public ShuffleCursor(DataViewRowCursor source, bool[] active, int poolSize, Random rand) : base(source.Schema, active)
    {
        _source = source;
        _rand = rand;
        _sourceId = source.GetIdGetter();
        _ids = new DataViewRowId[poolSize];
        _columns = [.. source.Schema.Select(c => active[c.Index] ? PooledColumn.Reading(source, c, poolSize) : null)];
        Getters = [.. _columns.Select(c => c?.MakeGetter(Slot))];
    }

    protected override Delegate[] Getters { get; }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = _ids[Slot()];

    protected override bool MoveNextCore()
    {
        // The row handed out last leaves its slot to the last of the filled ones.
        if (_current >= 0)
        {
            _filled--;
            Move(_filled, _current);
            _current = -1;
        }
        while (!_sourceDone && _filled < _ids.Length)
        {
            _sourceDone = !_source.MoveNext();
            if (_sourceDone) break;
            foreach (var column in _columns) column?.Fetch(_filled);
            _sourceId(ref _ids[_filled]);
            _filled++;
        }
        if (_filled == 0) return false;
        _current = _rand.Next(_filled);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _source.Dispose();
        base.Dispose(disposing);
    }

    private int Slot() => _current >= 0 ? _current : throw Errors.NoRow();

    private void Move(int from, int to)
    {
        if (from == to) return;
        foreach (var column in _columns) column?.Swap(from, to);
        _ids[to] = _ids[from];
    }
}
