using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Export;

namespace MLNet.Autoencoders.Calibration;

/// <summary>Describes the sampling chain of a network that was trained with noise.</summary>
internal static class ChainDescription
{
    /// <param name="options">The options of the fit.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="learned">What was learned from them with the trained network.</param>
    /// <param name="graph">The exported graph.</param>
    /// <returns>The chain; null if there is none.</returns>
    public static SamplingChain? Of(AutoencoderEstimator.Options options, TrainingRows rows, LearnedParts learned, NetworkGraph graph)
    {
        if (!HasChain(options))
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
            Deviations = learned.Residuals,
        };
    }

    /// <summary>Whether the states of the chain are drawn with the variance of residuals.</summary>
    public static bool NeedsResiduals(AutoencoderEstimator.Options options) => HasChain(options) && options.ReconstructionLoss == ReconstructionLoss.SquaredError;

    /// <summary>Whether the network was trained as a whole with noise. Codes that are drawn are left out: no step of a chain draws them.</summary>
    private static bool HasChain(AutoencoderEstimator.Options options) =>
        (options.Corruption is not null || options.HiddenNoise is not null) && options.Pretraining is not { FineTuning: false } && options.Prior is not VariationalPrior;
}
