using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Hands out rows batch by batch.</summary>
internal abstract class BatchReader : IDisposable
{
    /// <summary>The next batch, [rows, size], in scaled units, on the device of the fit; null after the last.</summary>
    /// <remarks>It belongs to the dispose scope that is open.</remarks>
    public abstract Tensor? Next();

    public abstract void Dispose();
}
