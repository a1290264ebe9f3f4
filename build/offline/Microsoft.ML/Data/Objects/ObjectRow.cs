namespace Microsoft.ML.Data;

/// <summary>A row over one object at a time: what a prediction engine feeds its model.</summary>
internal sealed class ObjectRow<TRow> : DataViewRow
    where TRow : class
{
    private readonly RowColumns<TRow> _columns;
    private readonly Delegate[] _getters;
    private TRow _current;
    private long _position = -1;

    public ObjectRow(RowColumns<TRow> columns)
    {
        _columns = columns;
        _getters = columns.MakeGetters(() => _current ?? throw Errors.NoRow(), [.. Enumerable.Repeat(true, columns.Schema.Count)]);
    }

    public override DataViewSchema Schema => _columns.Schema;
    public override long Position => _position;
    public override long Batch => 0;

    /// <summary>The next object. The position grows, so that whoever keeps results by position sees a new row.</summary>
    public void Set(TRow row)
    {
        _current = row;
        _position++;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    public override ValueGetter<DataViewRowId> GetIdGetter()
        => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        => _getters[column.Index] as ValueGetter<TValue> ?? throw Errors.WrongGetterType(typeof(TValue), column.Type.RawType);
}
