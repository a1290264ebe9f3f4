namespace Microsoft.ML.Data;

internal sealed class EnumerableCursor<TRow> : CursorBase
    where TRow : class
{
    private readonly IEnumerator<TRow> _rows;
    private TRow _current;

    public EnumerableCursor(IEnumerable<TRow> rows, RowColumns<TRow> columns, bool[] active) : base(columns.Schema, active)
    {
        _rows = rows.GetEnumerator();
        Getters = columns.MakeGetters(() => _current ?? throw Errors.NoRow(), active);
    }

    protected override Delegate[] Getters { get; }

    protected override bool MoveNextCore()
    {
        _current = null;
        if (!_rows.MoveNext()) return false;
        _current = _rows.Current;
        Check.State(_current is not null, "Encountered null when iterating over data, this is not supported.");
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _rows.Dispose();
        base.Dispose(disposing);
    }
}
