namespace MLNet.Autoencoders;

/// <summary>The part of an autoencoder to export.</summary>
public enum AutoencoderPart
{
    /// <summary>From the input to the codes and, if the description names a tensor of them, the codes' standard deviations.</summary>
    Encoder,

    /// <summary>From the codes to the reconstruction.</summary>
    Decoder,

    /// <summary>From the input to the outputs of the encoder, the reconstruction and the reconstruction error and, if there is an anomaly score, to the score and its contributions.</summary>
    Whole,
}
