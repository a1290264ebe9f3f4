namespace Microsoft.ML.Data;

/// <summary>One of several cursors that share another's rows: each takes the next batch when it needs one. They may run on different threads.</summary>
internal sealed class SplitCursor : BatchCursor
{
    private const int BatchesAhead = 2;

    private readonly SharedReader _reader;
    private long _batch;

    private SplitCursor(DataViewSchema schema, bool[] active, SharedReader reader) : base(schema, active) => _reader = reader;

    public override long Batch => _batch;

    public static SplitCursor[] Split(DataViewRowCursor source, int n, CancellationToken stop)
    {
        bool[] active = [.. source.Schema.Select(source.IsColumnActive)];
        var reader = new SharedReader(new BatchReader(source, n + BatchesAhead, stop), n);
        return [.. Enumerable.Range(0, n).Select(_ => new SplitCursor(source.Schema, active, reader))];
    }

    protected override RowBatch NextBatch()
    {
        var batch = _reader.Take();
        if (batch is not null) _batch = batch.Number;
        return batch;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _reader.Dispose();
    }
}
