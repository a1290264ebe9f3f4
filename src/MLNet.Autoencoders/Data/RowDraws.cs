using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Draws rows of a matrix in turn: when each has been drawn once, they are shuffled again.</summary>
internal sealed class RowDraws : IDisposable
{
    private readonly Tensor _matrix;
    private readonly Tensor _indices;
    private readonly Generator? _generator;
    private readonly Device _device;
    private Tensor _order;
    private long _at;

    /// <param name="matrix">The rows, [rows, size].</param>
    /// <param name="indices">The indices of the rows to draw from, on the device of the matrix; they stay the caller's.</param>
    /// <param name="generator">The generator for their order; null to keep the order.</param>
    /// <param name="device">The device for what is drawn.</param>
    public RowDraws(Tensor matrix, Tensor indices, Generator? generator, Device device)
    {
        _matrix = matrix;
        _indices = indices;
        _generator = generator;
        _device = device;
        _order = Order();
    }

    /// <summary>The next rows, [count, size], in the current dispose scope.</summary>
    public Tensor Draw(long count)
    {
        var drawn = new List<Tensor>();
        while (count > 0)
        {
            if (_at == _order.shape[0])
            {
                _order.Dispose();
                (_order, _at) = (Order(), 0);
            }
            long part = Math.Min(count, _order.shape[0] - _at);
            drawn.Add(_order.narrow(0, _at, part));
            (_at, count) = (_at + part, count - part);
        }
        return _matrix.index_select(0, cat(drawn)).to(_device);
    }

    public void Dispose() => _order.Dispose();

    private Tensor Order()
    {
        using var scope = NewDisposeScope();
        var order = _generator is null ? _indices.clone() : _indices.index_select(0, randperm(_indices.shape[0], ScalarType.Int64, CPU, generator: _generator).to(_indices.device));
        return order.DetachFromDisposeScope();
    }
}
