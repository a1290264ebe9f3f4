namespace MLNet.Autoencoders;

/// <summary>The part of an autoencoder to export.</summary>
public enum AutoencoderPart
{
    /// <summary>From the input to the codes.</summary>
    Encoder,

    /// <summary>From the codes to the reconstruction.</summary>
    Decoder,

    /// <summary>From the input to the codes, their deviations if they are random, the reconstruction and the reconstruction error.</summary>
    Whole,
}
