namespace MLNet.Autoencoders;

/// <summary>How well a feature is reconstructed.</summary>
/// <param name="Name">The name of the feature's slot, or its number if it has none.</param>
/// <param name="Slot">The feature's place in a row, counted from 0.</param>
/// <param name="Mean">The mean of its values, missing ones left out.</param>
/// <param name="StandardDeviation">The standard deviation of its values.</param>
/// <param name="Error">The mean of its reconstruction errors.</param>
/// <param name="Share">Its share of all reconstruction errors, from 0 to 1.</param>
public sealed record FeatureSummary(string Name, int Slot, double Mean, double StandardDeviation, double Error, double Share);
