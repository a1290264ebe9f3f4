namespace MLNet.Autoencoders.Data;

/// <summary>Reads rows batch by batch.</summary>
internal abstract class BatchReader : IDisposable
{
    /// <summary>The next batch, on the device of the fit; null after the last.</summary>
    /// <remarks>It belongs to the current dispose scope.</remarks>
    public abstract Batch? Next();

    public abstract void Dispose();
}
