namespace MLNet.Autoencoders;

/// <summary>Each feature is set, with probability p, to its minimum or its maximum over the training rows, by a fair coin.</summary>
public sealed record SaltAndPepperCorruption : FeatureCorruption;
