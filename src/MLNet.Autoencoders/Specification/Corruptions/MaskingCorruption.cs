namespace MLNet.Autoencoders;

/// <summary>Each feature is set to 0 with probability p.</summary>
public sealed record MaskingCorruption : FeatureCorruption;
