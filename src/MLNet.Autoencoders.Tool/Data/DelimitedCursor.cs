using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Tool.Data;

/// <summary>Moves over rows of a delimited file. Fields are parsed when they are asked for.</summary>
internal sealed class DelimitedCursor : DataViewRowCursor
{
    private readonly HashSet<int> _active;
    private readonly FieldReader _reader;
    private readonly RowRange _rows;
    private readonly Action<RecordReader>? _seen;
    private long _skipped;
    private long _position = -1;
    private bool _ended;

    public DelimitedCursor(DataViewSchema schema, IEnumerable<DataViewSchema.Column> active, FieldReader reader, RowRange rows, Action<RecordReader>? seen)
    {
        Schema = schema;
        _active = [.. active.Select(c => c.Index)];
        _reader = reader;
        _rows = rows;
        _seen = seen;
    }

    public override DataViewSchema Schema { get; }

    public override long Position => _position;

    public override long Batch => 0;

    public override bool MoveNext()
    {
        if (_ended || !Read())
        {
            _ended = true;
            _position = -1;
            return false;
        }
        _position++;
        _seen?.Invoke(_reader.Records);
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column.Index);

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId id) => id = new DataViewRowId((ulong)OnRow(), 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
            throw new InvalidOperationException($"Column {column.Name} is not active in the cursor.");
        return Getter(column) as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Column {column.Name} has values of type {column.Type.RawType}, not {typeof(TValue)}.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _reader.Dispose();
        base.Dispose(disposing);
    }

    private bool Read()
    {
        for (; _position < 0 && _skipped < _rows.Start; _skipped++)
        {
            if (!_reader.Records.Read())
                return false;
        }
        return _position + 1 < (_rows.Count ?? long.MaxValue) && _reader.Records.Read();
    }

    private Delegate Getter(DataViewSchema.Column column)
    {
        int index = column.Index;
        return column.Type is TextDataViewType
            ? (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) =>
            {
                OnRow();
                value = _reader.Text(index);
            })
            : (ValueGetter<float>)((ref float value) =>
            {
                OnRow();
                value = _reader.Number(index);
            });
    }

    private long OnRow() => _position >= 0 ? _position : throw new InvalidOperationException("The cursor stands on no row.");
}
