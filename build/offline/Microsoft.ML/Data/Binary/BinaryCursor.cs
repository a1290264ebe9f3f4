namespace Microsoft.ML.Data;

internal sealed class BinaryCursor : CursorBase
{
    private delegate (Action Read, Delegate Getter) ColumnMaker();

    private readonly BinaryReader _reader;
    private readonly Action[] _columns;
    private long _left;
    private bool _hasRow;

    public BinaryCursor(string path, long start, long rows, DataViewSchema schema, bool[] active) : base(schema, active)
    {
        _reader = new BinaryReader(File.OpenRead(path));
        _reader.BaseStream.Position = start;
        _left = rows;
        var columns = schema.Select(c => ((Action Read, Delegate Getter))GenericCall.Invoke(
            c.Type is VectorDataViewType ? (ColumnMaker)Vector<int> : Scalar<int>, c.Type.GetItemType().RawType)).ToList();
        _columns = [.. columns.Select(c => c.Read)];
        Getters = [.. columns.Select((c, i) => active[i] ? c.Getter : null)];
    }

    protected override Delegate[] Getters { get; }

    protected override bool MoveNextCore()
    {
        _hasRow = _left-- > 0;
        if (_hasRow)
            foreach (var read in _columns) read();
        return _hasRow;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _reader.Dispose();
        base.Dispose(disposing);
    }

    private (Action, Delegate) Scalar<T>()
    {
        T current = default;
        return (() => current = ValueCodec.Read<T>(_reader), (ValueGetter<T>)((ref T value) => value = _hasRow ? current : throw Errors.NoRow()));
    }

    private (Action, Delegate) Vector<T>()
    {
        VBuffer<T> current = default;
        return (() => current = ValueCodec.ReadVector<T>(_reader), (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            if (!_hasRow) throw Errors.NoRow();
            current.CopyTo(ref value);
        }));
    }
}
