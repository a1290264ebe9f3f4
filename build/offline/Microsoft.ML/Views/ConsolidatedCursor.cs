namespace Microsoft.ML.Data;

/// <summary>Several cursors, each read on a thread of its own, as one: their batches say the order of the rows.</summary>
internal sealed class ConsolidatedCursor : BatchCursor
{
    // One is filled, one waits, one is read.
    private const int BatchesPerCursor = 3;

    private readonly BatchReader[] _readers;
    private readonly RowBatch[] _heads;
    private readonly CancellationTokenSource _stop;
    private long _batch;

    /// <param name="sources">The cursors: the same columns, active and not.</param>
    /// <param name="active">Those columns.</param>
    /// <param name="stop">Cancelled when the cursor is disposed, for whatever the sources wait for.</param>
    public ConsolidatedCursor(DataViewRowCursor[] sources, bool[] active, CancellationTokenSource stop) : base(sources[0].Schema, active)
    {
        _stop = stop;
        _readers = [.. sources.Select(s => new BatchReader(s, BatchesPerCursor, stop.Token))];
        _heads = new RowBatch[sources.Length];
    }

    public override long Batch => _batch;

    protected override RowBatch NextBatch()
    {
        foreach (var reader in _readers) reader.Start();
        int first = -1;
        for (int i = 0; i < _heads.Length; i++)
        {
            _heads[i] ??= _readers[i].Take();
            if (_heads[i] is { } head && (first < 0 || head.SourceBatch < _heads[first].SourceBatch)) first = i;
        }
        if (first < 0) return null;
        var next = _heads[first];
        _heads[first] = null;
        _batch = next.SourceBatch;
        return next;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        _stop.Cancel();
        foreach (var reader in _readers) reader.Dispose();
        _stop.Dispose();
    }
}
