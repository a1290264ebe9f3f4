namespace Microsoft.ML.Data;

internal sealed class MappedCursor : DataViewRowCursor
{
    private readonly DataViewRowCursor _input;
    private readonly ColumnBindings _bindings;
    private readonly MappedColumns _columns;

    public MappedCursor(DataViewRowCursor input, ColumnBindings bindings, IRowMapper mapper, bool[] active)
    {
        _input = input;
        _bindings = bindings;
        _columns = new MappedColumns(input, bindings, mapper, active);
    }

    public override DataViewSchema Schema => _bindings.Output;
    public override long Position => _input.Position;
    public override long Batch => _input.Batch;
    public override bool MoveNext() => _input.MoveNext();
    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();
    public override bool IsColumnActive(DataViewSchema.Column column) => _columns.IsActive(column);
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _columns.GetGetter<TValue>(column);

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        _columns.Dispose();
        _input.Dispose();
    }
}
