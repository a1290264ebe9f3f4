using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

internal sealed class SelectedCursor(DataViewRowCursor input, SelectedColumns columns, bool[] active) : DataViewRowCursor
{
    private readonly SelectedRow _row = new(input, columns, active);

    public override DataViewSchema Schema => _row.Schema;
    public override long Position => input.Position;
    public override long Batch => input.Batch;
    public override bool MoveNext() => input.MoveNext();
    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();
    public override bool IsColumnActive(DataViewSchema.Column column) => _row.IsColumnActive(column);
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _row.GetGetter<TValue>(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _row.Dispose();
    }
}
