using System.Collections.Concurrent;

namespace Microsoft.ML.Data;

/// <summary>A thread that reads a cursor in batches, ahead of those who take them. It disposes the cursor.</summary>
internal sealed class BatchReader : IDisposable
{
    private readonly DataViewRowCursor _source;
    private readonly CancellationTokenSource _stop;
    private readonly BlockingCollection<RowBatch> _empty = [];
    private readonly BlockingCollection<RowBatch> _filled = [];
    private readonly Lazy<Thread> _thread;
    private bool _onRow;

    /// <param name="source">What is read.</param>
    /// <param name="batches">How many batches there are, with those that are taken: the bound of how far ahead it reads.</param>
    /// <param name="stop">Ends reading and waiting.</param>
    public BatchReader(DataViewRowCursor source, int batches, CancellationToken stop)
    {
        _source = source;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
        for (int i = 0; i < batches; i++) _empty.Add(new RowBatch(this, source));
        _thread = new Lazy<Thread>(() =>
        {
            var thread = new Thread(Read) { IsBackground = true, Name = nameof(BatchReader) };
            thread.Start();
            return thread;
        });
    }

    public void Start() => _ = _thread.Value;

    /// <summary>The next batch, null at the end. Whoever takes it releases it.</summary>
    public RowBatch Take()
    {
        Start();
        return _filled.TryTake(out var batch, Timeout.Infinite, _stop.Token) ? batch : null;
    }

    public void Reuse(RowBatch batch) => _empty.Add(batch);

    public void Dispose()
    {
        _stop.Cancel();
        if (_thread.IsValueCreated) _thread.Value.Join();
        else _source.Dispose();
        _empty.Dispose();
        _filled.Dispose();
        _stop.Dispose();
    }

    private void Read()
    {
        RowBatch batch = null;
        try
        {
            using (_source)
                for (long number = 0; Fill(batch = _empty.Take(_stop.Token), number); number++)
                {
                    _filled.Add(batch);
                    batch = null;
                }
        }
        catch (Exception e)
        {
            // The source could not be disposed; or, without a batch, this was stopped while it waited for one: nobody takes another.
            batch?.Fail(e, batch.SourceBatch);
        }
        if (batch is not null) _filled.Add(batch);
        _filled.CompleteAdding();
    }

    /// <returns>False at the end, which may be a failure.</returns>
    private bool Fill(RowBatch batch, long number)
    {
        batch.Clear(number);
        try
        {
            while (batch.Count < RowBatch.Size)
            {
                _stop.Token.ThrowIfCancellationRequested();
                if (!_onRow && !_source.MoveNext()) return false;
                _onRow = !batch.TryAdd();
                if (_onRow) break;
            }
            return true;
        }
        catch (Exception e)
        {
            batch.Fail(e, batch.Count > 0 ? batch.SourceBatch : _source.Batch);
            return false;
        }
    }
}
