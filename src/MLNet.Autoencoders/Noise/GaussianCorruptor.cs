using static TorchSharp.torch;

namespace MLNet.Autoencoders.Noise;

/// <summary>x + σ ε.</summary>
internal sealed class GaussianCorruptor(GaussianCorruption gaussian) : Corruptor
{
    public override CorruptedBatch Corrupt(Tensor batch, Generator generator)
    {
        // Drawn on the CPU: the same on every device.
        var noise = randn(batch.shape, generator: generator).mul_(gaussian.StandardDeviation).to(batch.device);
        return new CorruptedBatch(batch + noise, Weights: null);
    }
}
