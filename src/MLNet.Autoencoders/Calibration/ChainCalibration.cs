using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Seeding;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Calibration;

/// <summary>Learns what the sampling chain of a network that was trained with noise needs to know of the rows.</summary>
internal static class ChainCalibration
{
    /// <param name="options">The options of the fit.</param>
    /// <param name="network">The trained network.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="seed">The seed of the fit.</param>
    /// <param name="graph">The exported graph.</param>
    /// <returns>The chain; null if the network was not trained as a whole with noise, or if its codes are drawn, which no step of a chain does.</returns>
    public static SamplingChain? Learn(AutoencoderEstimator.Options options, AutoencoderNetwork network, TrainingRows rows, FitSeed seed, NetworkGraph graph)
    {
        if ((options.Corruption is null && options.HiddenNoise is null) || options.Pretraining is { FineTuning: false } || options.Prior is VariationalPrior)
            return null;
        var range = FeatureRange.Of(rows);
        return new SamplingChain
        {
            Corruption = options.Corruption,
            Noise = graph.Noise,
            InputTensorName = graph.ScaledInput,
            ReconstructionTensorName = graph.ScaledReconstruction,
            Minima = range.Minima,
            Maxima = range.Maxima,
            Deviations = options.ReconstructionLoss == ReconstructionLoss.SquaredError
                ? Residuals(Corruptor.Of(options.Corruption, () => range), network, rows, options.Training.BatchSize, seed)
                : null,
        };
    }

    /// <summary>The root mean square, over the training rows, of the difference between each feature and its reconstruction by a step of the chain.</summary>
    private static float[] Residuals(Corruptor? corruptor, AutoencoderNetwork network, TrainingRows rows, int batchSize, FitSeed seed)
    {
        using var generator = seed.ForChain(rows.Device);
        int size = network.Encoder[0].InputShape.Size;
        var residuals = FeatureStatistics.Of(new ComputedReader(rows.Training(batchSize, generator: null), new RowFunction(Residual, size, size)));
        return [.. residuals.Means.Zip(residuals.Deviations, (mean, deviation) => (float)Math.Sqrt((mean * mean) + (deviation * deviation)))];

        Tensor Residual(Tensor batch) =>
            batch - network.Forward(corruptor?.Corrupt(batch, generator).Input ?? batch, ForwardContext.Chain(generator)).Output;
    }
}
