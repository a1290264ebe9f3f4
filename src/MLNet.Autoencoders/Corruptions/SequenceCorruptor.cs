using static TorchSharp.torch;

namespace MLNet.Autoencoders.Corruptions;

/// <summary>Corrupts batches in several ways, one after the other.</summary>
internal sealed class SequenceCorruptor(IReadOnlyList<Corruptor> parts) : Corruptor
{
    public override CorruptedBatch Corrupt(Tensor batch, Generator generator)
    {
        var corrupted = new CorruptedBatch(batch, Weights: null);
        foreach (var part in parts)
        {
            var next = part.Corrupt(corrupted.Input, generator);
            corrupted = next with { Weights = next.Weights is { } weights && corrupted.Weights is { } before ? before * weights : next.Weights ?? corrupted.Weights };
        }
        return corrupted;
    }
}
