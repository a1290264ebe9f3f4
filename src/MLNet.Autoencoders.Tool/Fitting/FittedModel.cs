using Microsoft.ML;

namespace MLNet.Autoencoders.Tool.Fitting;

/// <summary>What a fit gives.</summary>
/// <param name="Transformer">What is saved.</param>
/// <param name="Autoencoder">The autoencoder in it.</param>
internal sealed record FittedModel(ITransformer Transformer, AutoencoderTransformer Autoencoder)
{
    public static FittedModel Of(AutoencoderTransformer autoencoder) => new(autoencoder, autoencoder);

    public static FittedModel Of(AutoencoderAnomalyTransformer detector) => new(detector, detector.Autoencoder);

    /// <summary>Whether the fit was interrupted, and kept the best so far.</summary>
    public bool WasInterrupted => Autoencoder.History is { StopReason: StopReason.Cancelled } or { Supervision.StopReason: StopReason.Cancelled };
}
