using System.Runtime.ExceptionServices;

namespace Microsoft.ML.Data;

/// <summary>Rows of a cursor, stored for another thread: one thread has it at a time.</summary>
internal sealed class RowBatch
{
    public const int Size = 64;

    private readonly BatchReader _owner;
    private readonly DataViewRowCursor _source;
    private readonly IPooledColumn[] _columns;
    private readonly ValueGetter<DataViewRowId> _sourceId;
    private readonly DataViewRowId[] _ids = new DataViewRowId[Size];
    private ExceptionDispatchInfo _error;
    private int _current;

    public RowBatch(BatchReader owner, DataViewRowCursor source)
    {
        _owner = owner;
        _source = source;
        _sourceId = source.GetIdGetter();
        _columns = [.. source.Schema.Select(c => source.IsColumnActive(c) ? PooledColumn.Reading(source, c, Size) : null)];
        Getters = [.. _columns.Select(c => c?.MakeGetter(Row))];
    }

    /// <summary>For each active column, the ValueGetter of the current row.</summary>
    public Delegate[] Getters { get; }

    public int Count { get; private set; }

    /// <summary>The batch's place among those of its reader.</summary>
    public long Number { get; private set; }

    /// <summary>The source's Batch, the same for all rows.</summary>
    public long SourceBatch { get; private set; }

    public DataViewRowId Id => _ids[Row()];

    public void Clear(long number)
    {
        Number = number;
        Count = 0;
        _current = -1;
        _error = null;
    }

    /// <summary>Stores the row on which the source stands.</summary>
    /// <returns>False if the row is not of this batch: there is no room, or the source has begun another batch.</returns>
    public bool TryAdd()
    {
        if (Count == Size || (Count > 0 && _source.Batch != SourceBatch)) return false;
        SourceBatch = _source.Batch;
        foreach (var column in _columns) column?.Fetch(Count);
        _sourceId(ref _ids[Count]);
        Count++;
        return true;
    }

    /// <summary>Ends the batch with what went wrong behind its last row.</summary>
    public void Fail(Exception error, long sourceBatch)
    {
        SourceBatch = sourceBatch;
        _error = ExceptionDispatchInfo.Capture(error);
    }

    public bool MoveNext()
    {
        if (_current < Count && ++_current < Count) return true;
        _error?.Throw();
        return false;
    }

    /// <summary>Gives the batch back to be filled again.</summary>
    public void Release() => _owner.Reuse(this);

    private int Row() => 0 <= _current && _current < Count ? _current : throw Errors.NoRow();
}
