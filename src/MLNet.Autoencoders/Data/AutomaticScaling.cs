namespace MLNet.Autoencoders.Data;

/// <summary>The rule behind <see cref="InputScaling.Automatic"/> under squared error. The bounds were measured: see the benchmark <c>scaling</c>.</summary>
internal static class AutomaticScaling
{
    /// <summary>
    /// The fraction of the varying features that the variance must be spread over. All digits of MNIST have 0.48: the more rows there
    /// are, the more pixels at the border vary now and then.
    /// </summary>
    public const double LeastCarrying = 0.4;

    /// <summary>The largest mean of a feature, in typical deviations.</summary>
    public const double LargestMean = 10;

    /// <summary>The deviation, in typical deviations, below which a feature hardly varies, so that standardizing would inflate it.</summary>
    public const double HardlyVarying = 0.1;

    /// <summary>The maximum fraction of the variance in two-valued features.</summary>
    public const double MostTwoValued = 0.1;

    /// <summary>Below this largest absolute value, penalties on codes outweigh the squared errors.</summary>
    public const double SmallestUnit = 0.5;

    /// <summary>Above this largest absolute value, sigmoid units saturate.</summary>
    public const double LargestUnit = 10;

    /// <summary>The tolerance for rounding when a variance is compared with that of two values.</summary>
    private const double Rounding = 1e-6;

    public static ScalingChoice Choose(FeatureStatistics statistics, CodeConstraint? constraint)
    {
        var (means, deviations) = (statistics.Means, statistics.Deviations);
        int[] varying = [.. Enumerable.Range(0, means.Length).Where(statistics.Varies)];
        if (varying.Length == 0)
            return Standardize($"no feature varies");

        double variance = varying.Sum(Variance);
        double typical = Math.Sqrt(variance / varying.Length);
        int widest = varying.MaxBy(i => deviations[i]), narrowest = varying.MinBy(i => deviations[i]);
        int farthest = Enumerable.Range(0, means.Length).MaxBy(i => Math.Abs(means[i]));
        // Of n features that vary alike, this many are n; of one that dwarfs the others, 1.
        double carrying = 1 / varying.Sum(i => Variance(i) / variance * (Variance(i) / variance));

        if (Math.Abs(means[farthest]) > LargestMean * typical)
            return Standardize($"feature {farthest} has mean {means[farthest]:G3}, but the typical deviation is {typical:G3}");
        if (varying.All(i => TwoValued(i) && statistics.Minima[i] == statistics.Minima[widest] && statistics.Maxima[i] == statistics.Maxima[widest]))
            return OneUnit($"all take only the values {statistics.Minima[widest]:G3} and {statistics.Maxima[widest]:G3}");
        if (carrying < LeastCarrying * varying.Length)
            return Standardize($"the variance is concentrated in {carrying:G3} of {varying.Length} features; the widest, {widest}, has deviation {deviations[widest]:G3}, the median is {Median(varying, deviations):G3}");
        if (varying.Where(TwoValued).Sum(Variance) is var twoValued && twoValued > MostTwoValued * variance)
            return Standardize($"features with two values account for {twoValued / variance:P0} of the variance");
        if (deviations[narrowest] >= HardlyVarying * typical)
            return Standardize($"the smallest deviation, {deviations[narrowest]:G3} of feature {narrowest}, is close to the typical one, {typical:G3}: no feature is inflated");

        return OneUnit($"the variance is spread over {carrying:G3} of {varying.Length}, deviations are {deviations[narrowest]:G3} (feature {narrowest}) to {deviations[widest]:G3} (feature {widest})");

        ScalingChoice OneUnit(FormattableString reason)
        {
            double largest = statistics.LargestAbsolute;
            var scaling = constraint is KSparsity or WinnerTakeAll ? InputScaling.Center
                : largest is >= SmallestUnit and <= LargestUnit ? InputScaling.None
                : InputScaling.CommonScale;
            return new(scaling, FormattableString.Invariant($"the features share a unit: {FormattableString.Invariant(reason)}, the largest absolute value is {largest:G4}"));
        }

        double Variance(int i) => deviations[i] * deviations[i];

        // No feature within these bounds has a larger variance than one that takes only these two values.
        bool TwoValued(int i) =>
            Variance(i) >= (1 - Rounding) * (statistics.Maxima[i] - means[i]) * (means[i] - statistics.Minima[i]);
    }

    /// <summary>Kernels look for the same everywhere: what they look for must not be scaled differently from place to place.</summary>
    public static ScalingChoice ChooseForMaps(FeatureStatistics statistics)
    {
        double largest = statistics.LargestAbsolute;
        var scaling = largest is >= SmallestUnit and <= LargestUnit ? InputScaling.None : InputScaling.CommonScale;
        return new(scaling, FormattableString.Invariant($"the values of feature maps share a unit, the largest absolute value is {largest:G4}"));
    }

    private static ScalingChoice Standardize(FormattableString reason) => new(InputScaling.Standardize, FormattableString.Invariant(reason));

    private static double Median(int[] varying, double[] deviations) =>
        varying.Select(i => deviations[i]).Order().ElementAt(varying.Length / 2);
}
