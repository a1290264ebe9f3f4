namespace MLNet.Autoencoders.Data;

/// <summary>How much is held in memory of the rows of a fit, and of what a phase of layer-wise training makes of them.</summary>
/// <param name="Rows">As many rows, whatever their size; null for as many as the bytes hold.</param>
/// <param name="Bytes">As many bytes; null for the default.</param>
internal readonly record struct MemoryLimit(long? Rows = null, long? Bytes = null)
{
    private const long DefaultBytes = 4L << 30;

    /// <summary>The largest number of rows of so many values that is held; at least one.</summary>
    public long RowsOf(int size) => Rows ?? Math.Max(1, (Bytes ?? DefaultBytes) / ((long)size * sizeof(float)));
}
