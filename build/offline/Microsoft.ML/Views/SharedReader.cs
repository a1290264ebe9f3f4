namespace Microsoft.ML.Data;

/// <summary>A reader with several users. The last one to dispose it ends it.</summary>
internal sealed class SharedReader(BatchReader reader, int users) : IDisposable
{
    private int _users = users;

    public RowBatch Take() => reader.Take();

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) == 0) reader.Dispose();
    }
}
