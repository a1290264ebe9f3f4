namespace Microsoft.ML.Data;

/// <summary>A view over objects, read anew by each cursor. As in ML.NET it neither shuffles nor splits: a cache does.</summary>
internal sealed class EnumerableView<TRow>(IEnumerable<TRow> rows, RowColumns<TRow> columns) : IDataView
    where TRow : class
{
    public bool CanShuffle => false;
    public DataViewSchema Schema => columns.Schema;
    public long? GetRowCount() => (rows as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new EnumerableCursor<TRow>(rows, columns, ActiveColumns.Of(Schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];
}
