namespace Microsoft.ML.Data;

/// <summary>A cursor that skips rows of another one.</summary>
internal sealed class FilterCursor(DataViewRowCursor input, bool[] active, Func<bool> moveNext) : DataViewRowCursor
{
    private long _position = -1;
    private bool _done;

    public override DataViewSchema Schema => input.Schema;
    public override long Position => _position;
    public override long Batch => input.Batch;
    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool MoveNext()
    {
        if (!_done && moveNext())
        {
            _position++;
            return true;
        }
        _done = true;
        _position = -1;
        return false;
    }

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        Check.Param(column.Index < active.Length, nameof(column), "The column is not of this row.");
        return active[column.Index];
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        => IsColumnActive(column) ? input.GetGetter<TValue>(column) : throw Errors.InactiveColumn(column.Name);

    protected override void Dispose(bool disposing)
    {
        if (disposing) input.Dispose();
    }
}
