namespace Microsoft.ML.Data;

/// <summary>A view without its first rows, or without those after.</summary>
internal sealed class RangeView(IDataView input, long skip, long take) : IDataView
{
    // Which rows are the first depends on the order.
    public bool CanShuffle => false;
    public DataViewSchema Schema => input.Schema;
    public long? GetRowCount() => input.GetRowCount() is { } rows ? Math.Min(take, Math.Max(0, rows - skip)) : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        var cursor = input.GetRowCursor(ActiveColumns.In(Schema, active));
        long left = take;
        bool started = false;
        return new FilterCursor(cursor, active, () =>
        {
            for (long i = started ? skip : 0; i < skip; i++)
                if (!cursor.MoveNext()) return false;
            started = true;
            return left-- > 0 && cursor.MoveNext();
        });
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];
}
