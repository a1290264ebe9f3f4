using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>Keeps some of the rows of a stream, as long as they are not too many.</summary>
/// <param name="width">The number of values that are stored for a row.</param>
/// <param name="limit">The largest number of rows; with more, none is kept.</param>
/// <param name="isAsked">Whether rows are kept at all.</param>
internal sealed class KeptBlocks(int width, long limit, bool isAsked) : IDisposable
{
    private readonly RowBlocks _rows = new(width);
    private bool _keeps = isAsked;

    /// <summary>Adds the rows of a block, [rows, width], at these places.</summary>
    public void Add(Tensor rows, List<long> places)
    {
        if (places.Count == 0 || !_keeps)
            return;
        _keeps = _rows.Count + places.Count <= limit;
        using var index = tensor(places.ToArray(), ScalarType.Int64, CPU);
        if (_keeps)
            _rows.Add(rows.index_select(0, index));
        else
            _rows.Dispose();
    }

    /// <summary>Hands over the rows, [count, width], in the current dispose scope; null if none are kept.</summary>
    public Tensor? ToMatrix() => _keeps ? _rows.ToMatrix() : null;

    public void Dispose() => _rows.Dispose();
}
