using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Sessions;

namespace MLNet.Autoencoders.Views;

/// <summary>
/// Reads the encoded column ahead with one cursor and scores it in batches; a second cursor, in step, stands on the
/// current row for whatever other columns are asked for, which so stay as lazy as they were.
/// </summary>
internal sealed class BatchedCursor : DataViewRowCursor
{
    private readonly OutputSchema _schema;
    private readonly ActiveOutputs _outputs;
    private readonly DataViewRowCursor _ahead;
    private readonly DataViewRowCursor? _current;
    private readonly ScoringBuffer _buffer;
    private readonly ValueGetter<VBuffer<float>> _readInput;
    private readonly ValueGetter<DataViewRowId> _readId;
    private readonly DataViewRowId[] _ids;
    private readonly long[] _batches;
    private VBuffer<float> _input;
    private int _rows;
    private int _row = -1;
    private long _position = -1;
    private bool _disposed;

    public BatchedCursor(OutputSchema schema, ActiveOutputs outputs, DataViewRowCursor ahead, DataViewRowCursor? current, long? rowCount)
    {
        _schema = schema;
        _outputs = outputs;
        _ahead = ahead;
        _current = current;
        _buffer = new ScoringBuffer(outputs.Session!, ScoringBuffer.RowsFor(outputs.Session!, rowCount));
        _readInput = ahead.GetGetter<VBuffer<float>>(schema.InputColumn);
        _readId = ahead.GetIdGetter();
        _ids = new DataViewRowId[_buffer.Rows];
        _batches = new long[_buffer.Rows];
    }

    public override DataViewSchema Schema => _schema.Schema;

    public override long Position => _position;

    public override long Batch => _batches[OnRow(_row)];

    public override bool MoveNext()
    {
        if (_disposed)
            return false;
        if (_row + 1 >= _rows)
        {
            _row = -1;
            _rows = ScoreNextBatch();
        }
        if (_rows == 0)
        {
            _position = -1;
            return false;
        }
        _row++;
        _position++;
        if (_current is not null && !_current.MoveNext())
        {
            throw new InvalidOperationException(
                $"The rows changed while they were read: row {_position} was there for column '{_schema.InputColumn.Name}' and is gone for the other columns.");
        }
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => _schema.Added(column) is { } added
        ? _outputs.Contains(added)
        : _current is not null && _current.IsColumnActive(_schema.Source(column));

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (_schema.Added(column) is not null)
            return _outputs.Getter<TValue>(column, output => _buffer.Output(output, OnRow(_row)));
        return _current is not null
            ? _current.GetGetter<TValue>(_schema.Source(column))
            : throw new InvalidOperationException($"Column '{column.Name}' is not active: name it among the columns needed.");
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = _ids[OnRow(_row)];

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _position = -1;
            _ahead.Dispose();
            _current?.Dispose();
            _buffer.Dispose();
        }
        base.Dispose(disposing);
    }

    private int ScoreNextBatch()
    {
        int rows = 0;
        while (rows < _buffer.Rows && _ahead.MoveNext())
        {
            _readInput(ref _input);
            RowInput.Copy(in _input, _buffer.Input(rows), _schema.InputColumn.Name, _ahead.Position);
            _readId(ref _ids[rows]);
            _batches[rows] = _ahead.Batch;
            rows++;
        }
        if (rows > 0)
            _buffer.Run(rows);
        return rows;
    }

    private int OnRow(int row) => row >= 0 && !_disposed
        ? row
        : throw new InvalidOperationException("The cursor stands on no row: call MoveNext, and read before it returns false or the cursor is disposed.");
}
