using System.Runtime.ExceptionServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Sessions;

namespace MLNet.Autoencoders.Views;

/// <summary>
/// The rows that are scored at once. One pass over the source fills the session's buffer and keeps the values of all other
/// requested columns.
/// </summary>
internal sealed class RowBatch : IDisposable
{
    /// <summary>A batch ends early if the values of the other columns occupy this many bytes.</summary>
    private const long PassingBytes = 8 << 20;

    private readonly DataViewRowCursor _source;
    private readonly string _inputName;
    private readonly ScoringBuffer _buffer;
    private readonly Dictionary<int, BufferedColumn> _passing;
    private readonly BufferedColumn[] _columns;
    private readonly BufferedVectors<float>? _passingInput;
    private readonly ValueGetter<VBuffer<float>>? _readInput;
    private readonly ValueGetter<DataViewRowId> _readId;
    private readonly DataViewRowId[] _ids;
    private readonly long[] _batches;
    private VBuffer<float> _input;
    private bool _ended;
    private ExceptionDispatchInfo? _failure;

    /// <param name="source">The cursor to read from.</param>
    /// <param name="input">The column that is encoded.</param>
    /// <param name="passing">The columns that are passed on.</param>
    /// <param name="buffer">The buffer in which the rows are scored.</param>
    public RowBatch(DataViewRowCursor source, DataViewSchema.Column input, IEnumerable<DataViewSchema.Column> passing, ScoringBuffer buffer)
    {
        _source = source;
        _inputName = input.Name;
        _buffer = buffer;
        _passing = passing.ToDictionary(c => c.Index, c => BufferedColumn.Of(source, c, buffer.Rows));
        _columns = [.. _passing.Values];
        // A column is computed only once for each row.
        _passingInput = _passing.GetValueOrDefault(input.Index) as BufferedVectors<float>;
        _readInput = _passingInput is null ? source.GetGetter<VBuffer<float>>(input) : null;
        _readId = source.GetIdGetter();
        _ids = new DataViewRowId[buffer.Rows];
        _batches = new long[buffer.Rows];
    }

    /// <summary>The number of scored rows in the batch.</summary>
    public int Rows { get; private set; }

    /// <summary>Reads and scores the next rows. Returns whether there are any.</summary>
    /// <remarks>A row that cannot be read ends the batch. The rows before it are returned first; the exception is thrown on the next call.</remarks>
    public bool Next()
    {
        Rows = 0;
        _failure?.Throw();
        int rows = ReadRows();
        if (rows == 0)
            return false;
        _buffer.Run(rows);
        Rows = rows;
        return true;
    }

    public DataViewRowId Id(int row) => _ids[row];

    public long Batch(int row) => _batches[row];

    public ReadOnlySpan<float> Output(int output, int row) => _buffer.Output(output, row);

    /// <summary>The values of a column of the source; null if it is not passed on.</summary>
    public BufferedColumn? Passing(DataViewSchema.Column column) => _passing.GetValueOrDefault(column.Index);

    public void Dispose()
    {
        Rows = 0;
        _source.Dispose();
        _buffer.Dispose();
    }

    private int ReadRows()
    {
        int rows = 0;
        try
        {
            for (long bytes = 0; rows < _buffer.Rows && bytes < PassingBytes && !_ended;)
            {
                _ended = !_source.MoveNext();
                if (!_ended)
                {
                    bytes += ReadRow(rows);
                    rows++;
                }
            }
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
            if (rows == 0)
                throw;
        }
        return rows;
    }

    private long ReadRow(int row)
    {
        long bytes = 0;
        foreach (var column in _columns)
            bytes += column.Read(row);
        if (_passingInput is null)
            _readInput!(ref _input);
        ref readonly var input = ref _passingInput is null ? ref _input : ref _passingInput[row];
        RowInput.Copy(in input, _buffer.Input(0, row), _inputName, _source.Position);
        _readId(ref _ids[row]);
        _batches[row] = _source.Batch;
        return bytes;
    }
}
