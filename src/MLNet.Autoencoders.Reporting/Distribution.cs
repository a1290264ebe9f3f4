namespace MLNet.Autoencoders;

/// <summary>The distribution of a number over rows. Rows for which it is not finite are left out.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Median">The median.</param>
/// <param name="Bins">How many rows lie in ranges that follow each other; the ranges have the same width or, if <paramref name="IsLogarithmic"/>, the same ratio of bounds.</param>
/// <param name="IsLogarithmic">Whether the values spread over so many orders of magnitude that they are counted by their logarithm.</param>
public sealed record Distribution(double Mean, double Median, IReadOnlyList<DistributionBin> Bins, bool IsLogarithmic);
