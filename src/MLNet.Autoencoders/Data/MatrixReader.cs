using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Reads rows of a matrix.</summary>
internal sealed class MatrixReader : BatchReader
{
    private readonly Tensor _matrix;
    private readonly long _count;
    private readonly Tensor? _order;
    private readonly int _batchSize;
    private readonly Device _device;
    private long _at;

    /// <param name="matrix">The rows, [rows, size].</param>
    /// <param name="count">The number of rows to read if there is no order.</param>
    /// <param name="order">The indices of the rows to read, in order, on the device of the matrix; the reader frees it. Null for the first rows.</param>
    /// <param name="batchSize">The number of rows in a batch.</param>
    /// <param name="device">The device for the batches.</param>
    public MatrixReader(Tensor matrix, long count, Tensor? order, int batchSize, Device device)
    {
        _matrix = matrix;
        _order = order?.DetachFromDisposeScope();
        _count = order?.shape[0] ?? count;
        _batchSize = batchSize;
        _device = device;
    }

    public override Batch? Next()
    {
        long count = Math.Min(_batchSize, _count - _at);
        if (count <= 0)
            return null;
        using var place = (_order ?? _matrix).narrow(0, _at, count);
        _at += count;
        return (_order is null ? place.clone() : _matrix.index_select(0, place)).to(_device);
    }

    public override void Dispose() => _order?.Dispose();
}
