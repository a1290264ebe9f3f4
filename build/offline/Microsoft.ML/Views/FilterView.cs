namespace Microsoft.ML.Data;

/// <summary>Some rows of a view. The same columns, fewer rows; the choice is a function of each row.</summary>
/// <param name="input">All rows.</param>
/// <param name="dependencies">The columns the choice needs.</param>
/// <param name="makeFilter">Makes the choice for a cursor: is the row on which it stands kept?</param>
internal sealed class FilterView(IDataView input, DataViewSchema.Column[] dependencies, Func<DataViewRow, Func<bool>> makeFilter) : IDataView
{
    public bool CanShuffle => input.CanShuffle;
    public DataViewSchema Schema => input.Schema;
    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        return Wrap(input.GetRowCursor(WithDependencies(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        return [.. input.GetRowCursorSet(WithDependencies(active), n, rand).Select(cursor => Wrap(cursor, active))];
    }

    private IEnumerable<DataViewSchema.Column> WithDependencies(bool[] active)
    {
        var all = (bool[])active.Clone();
        foreach (var column in dependencies) all[column.Index] = true;
        return ActiveColumns.In(Schema, all);
    }

    private FilterCursor Wrap(DataViewRowCursor cursor, bool[] active)
    {
        var keep = makeFilter(cursor);
        return new FilterCursor(cursor, active, () =>
        {
            while (cursor.MoveNext())
                if (keep()) return true;
            return false;
        });
    }
}
