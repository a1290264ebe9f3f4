using Microsoft.ML;

namespace MLNet.Autoencoders.Tool.Fitting;

/// <summary>What a fit gives.</summary>
/// <param name="Transformers">What is saved, one after the other.</param>
/// <param name="Autoencoder">The autoencoder in it.</param>
internal sealed record FittedModel(IReadOnlyList<ITransformer> Transformers, AutoencoderTransformer Autoencoder)
{
    public static FittedModel Of(AutoencoderTransformer autoencoder) => new([autoencoder], autoencoder);

    public static FittedModel Of(AutoencoderAnomalyTransformer detector) => new([detector], detector.Autoencoder);

    /// <param name="prediction">The model that predicts a label.</param>
    /// <param name="further">What comes after it.</param>
    public static FittedModel Of(AutoencoderPredictionTransformer prediction, params ITransformer[] further) => new([prediction, .. further], prediction.Autoencoder);

    /// <summary>Whether the fit was interrupted, and kept the best so far.</summary>
    public bool WasInterrupted => Autoencoder.History is { StopReason: StopReason.Cancelled } or { Supervision.StopReason: StopReason.Cancelled };
}
