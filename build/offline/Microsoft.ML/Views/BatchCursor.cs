namespace Microsoft.ML.Data;

/// <summary>A cursor over rows that other threads have stored.</summary>
internal abstract class BatchCursor : CursorBase
{
    private RowBatch _batch;

    protected BatchCursor(DataViewSchema schema, bool[] active) : base(schema, active)
        => Getters = [.. schema.Select(c => active[c.Index] ? RowGetters.Forward(c.Type, () => Current.Getters[c.Index]) : null)];

    protected override Delegate[] Getters { get; }

    private RowBatch Current => _batch ?? throw Errors.NoRow();

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = Current.Id;

    /// <summary>The next batch in order, null at the end.</summary>
    protected abstract RowBatch NextBatch();

    protected override bool MoveNextCore()
    {
        while (_batch is null || !_batch.MoveNext())
        {
            Release();
            _batch = NextBatch();
            if (_batch is null) return false;
        }
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Release();
        base.Dispose(disposing);
    }

    private void Release()
    {
        _batch?.Release();
        _batch = null;
    }
}
