namespace MLNet.Autoencoders;

/// <summary>What a feature contributes to the anomaly score of a row.</summary>
/// <param name="Name">The name of the feature's slot; <c>Features[3]</c> for slot 3 of the column Features if the slot has no name.</param>
/// <param name="Slot">The index of the feature in the row.</param>
/// <param name="Value">The value of the feature in the row, in the units of the input.</param>
/// <param name="Share">
/// The fraction of the score that comes from the feature, from 0 to 1: all features of a row together have 1, or 0 if its score
/// comes from none. NaN if the score is not finite.
/// </param>
public sealed record FeatureContribution(string Name, int Slot, float Value, double Share);
