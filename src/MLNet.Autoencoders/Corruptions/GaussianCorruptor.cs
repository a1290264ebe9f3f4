using static TorchSharp.torch;

namespace MLNet.Autoencoders.Corruptions;

/// <summary>x + σ ε.</summary>
internal sealed class GaussianCorruptor(GaussianCorruption gaussian) : Corruptor
{
    public override CorruptedBatch Corrupt(Tensor batch, Generator generator)
    {
        var deviations = gaussian.LargestStandardDeviation is { } largest ? Draw(largest, batch, generator) : null;
        var noise = randn(batch.shape, batch.dtype, batch.device, generator: generator);
        noise = deviations is null ? noise.Times(gaussian.StandardDeviation) : noise * deviations;
        return new CorruptedBatch(batch + noise, Weights: null);
    }

    /// <summary>The deviation of each row, [rows, 1].</summary>
    private Tensor Draw(double largest, Tensor batch, Generator generator)
    {
        double least = Math.Log(gaussian.StandardDeviation);
        return rand([batch.shape[0], 1], batch.dtype, batch.device, generator: generator).Times(Math.Log(largest) - least).Plus(least).exp();
    }
}
