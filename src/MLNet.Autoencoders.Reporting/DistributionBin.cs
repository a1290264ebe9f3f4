namespace MLNet.Autoencoders;

/// <summary>How many rows lie in a range.</summary>
/// <param name="From">The lower bound.</param>
/// <param name="To">The upper bound; it belongs to the range in the last one only.</param>
/// <param name="Count">The number of rows.</param>
public sealed record DistributionBin(double From, double To, long Count);
