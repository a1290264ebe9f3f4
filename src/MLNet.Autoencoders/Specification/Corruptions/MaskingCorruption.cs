namespace MLNet.Autoencoders;

/// <summary>Each feature is set, with probability p, to 0 in scaled units: with centred or standardised inputs its mean.</summary>
public sealed record MaskingCorruption : FeatureCorruption;
