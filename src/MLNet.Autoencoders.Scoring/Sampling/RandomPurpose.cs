namespace MLNet.Autoencoders.Sampling;

/// <summary>What random numbers are for. Each purpose has streams of its own, so the same seed can be used for several of them.</summary>
/// <remarks>The numbers are part of the algorithm: changing one changes what a seed gives.</remarks>
internal enum RandomPurpose : uint
{
    /// <summary>Codes drawn from a prior; a stream for each generated row.</summary>
    Generation = 1,

    /// <summary>Codes drawn from the approximate posterior of a row to reconstruct it; a stream for each row.</summary>
    Reconstruction = 2,

    /// <summary>Codes drawn from the approximate posterior of a row to estimate its likelihood; a stream for each row.</summary>
    LogLikelihood = 3,

    /// <summary>The steps of sampling chains; a stream for each chain.</summary>
    Chain = 4,
}
