using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

internal sealed class SelectedView(IDataView input, SelectedColumns columns) : IDataView
{
    public bool CanShuffle => input.CanShuffle;
    public DataViewSchema Schema => columns.OutputSchema;
    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        return new SelectedCursor(input.GetRowCursor(InputColumns(active), rand), columns, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        var active = ActiveColumns.Of(Schema, columnsNeeded);
        return [.. input.GetRowCursorSet(InputColumns(active), n, rand).Select(cursor => new SelectedCursor(cursor, columns, active))];
    }

    private IEnumerable<DataViewSchema.Column> InputColumns(bool[] active) => columns.GetDependencies(ActiveColumns.In(Schema, active));
}
