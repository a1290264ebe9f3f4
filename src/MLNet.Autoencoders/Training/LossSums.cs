using MLNet.Autoencoders.Objectives;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Training;

/// <summary>Adds up losses by name, on the device, so that no step waits for a number.</summary>
internal sealed class LossSums(Device device) : IDisposable
{
    private readonly List<(string Name, Tensor Sum)> _sums = [];

    /// <summary>Adds the losses of a batch, once for each of its rows.</summary>
    public void Add(IReadOnlyList<NamedLoss> losses, long rows)
    {
        foreach (var loss in losses)
            SumOf(loss.Name).Add(loss.Value.detach(), rows);
    }

    /// <summary>The means over this many rows, in the order in which the losses first came.</summary>
    public IReadOnlyList<LossPart> Means(long rows) => [.. _sums.Select(s => new LossPart(s.Name, s.Sum.item<double>() / rows))];

    public void Dispose()
    {
        foreach (var (_, sum) in _sums)
            sum.Dispose();
    }

    private Tensor SumOf(string name)
    {
        int index = _sums.FindIndex(s => s.Name == name);
        if (index >= 0)
            return _sums[index].Sum;
        var sum = zeros(1, ScalarType.Float64, device).DetachFromDisposeScope();
        _sums.Add((name, sum));
        return sum;
    }
}
