using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

internal sealed class SelectedRow(DataViewRow input, SelectedColumns columns, bool[] active) : DataViewRow
{
    public override DataViewSchema Schema => columns.OutputSchema;
    public override long Position => input.Position;
    public override long Batch => input.Batch;
    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        Check.Param(column.Index < active.Length, nameof(column), "The column is not of this row.");
        return active[column.Index];
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        => IsColumnActive(column) ? input.GetGetter<TValue>(columns.SourceOf(column)) : throw Errors.InactiveColumn(column.Name);

    protected override void Dispose(bool disposing)
    {
        if (disposing) input.Dispose();
    }
}
