namespace Microsoft.ML.Data;

/// <summary>What all cursors with columns of their own share: position, activity, getters made beforehand.</summary>
internal abstract class CursorBase(DataViewSchema schema, bool[] active) : DataViewRowCursor
{
    private long _position = -1;
    private bool _done;

    public override DataViewSchema Schema => schema;
    public override long Position => _position;
    public override long Batch => 0;

    /// <summary>A ValueGetter for each active column.</summary>
    protected abstract Delegate[] Getters { get; }

    protected abstract bool MoveNextCore();

    public sealed override bool MoveNext()
    {
        if (!_done && MoveNextCore())
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
    {
        if (!IsColumnActive(column)) throw Errors.InactiveColumn(column.Name);
        return Getters[column.Index] as ValueGetter<TValue> ?? throw Errors.WrongGetterType(typeof(TValue), column.Type.RawType);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter()
        => (ref DataViewRowId id) => id = _position >= 0 ? new DataViewRowId((ulong)_position, 0) : throw Errors.NoRow();

    protected override void Dispose(bool disposing)
    {
        _done = true;
        _position = -1;
        base.Dispose(disposing);
    }
}
