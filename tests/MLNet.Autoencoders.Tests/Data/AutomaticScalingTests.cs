using MLNet.Autoencoders.Data;

namespace MLNet.Autoencoders.Tests.Data;

/// <summary>The rule on made-up statistics: each bound from both sides.</summary>
public class AutomaticScalingTests
{
    /// <summary>As pixels of digits: sixteen that vary, and one at the border that hardly does.</summary>
    private static readonly FeatureStatistics Pixels = Features([.. Enumerable.Repeat((0.4, 0.3, 0f, 1f), 16), (0.01, 0.02, 0f, 0.5f)]);

    [Fact]
    public void Pixels_are_taken_as_they_are() => AssertChoice(InputScaling.None, Pixels, "share a unit", "(feature 16)");

    [Fact]
    public void A_wide_border_that_hardly_varies_does_not_make_pixels_anything_else() => AssertChoice(
        InputScaling.None, Features([.. Enumerable.Repeat((0.4, 0.3, 0f, 1f), 342), .. Enumerable.Repeat((0.01, 0.002, 0f, 0.5f), 375)]), "share a unit");

    [Theory]
    [InlineData(10f, InputScaling.None)]
    [InlineData(10.01f, InputScaling.CommonScale)]
    [InlineData(255f, InputScaling.CommonScale)]
    [InlineData(1e30f, InputScaling.CommonScale)]
    [InlineData(0.501f, InputScaling.None)]
    [InlineData(0.499f, InputScaling.CommonScale)]
    public void Pixels_of_a_unit_far_from_one_share_a_scale(float unit, InputScaling expected) => AssertChoice(expected, Times(Pixels, unit), "largest absolute value");

    [Fact]
    public void Negative_rows_are_judged_as_positive_ones() => AssertChoice(InputScaling.CommonScale, Times(Pixels, -255), "largest absolute value is 255");

    [Theory]
    [InlineData(1, InputScaling.None)]
    [InlineData(255, InputScaling.CommonScale)]
    public void Where_units_compete_pixels_are_centred(float unit, InputScaling penalized)
    {
        Assert.Equal(InputScaling.Center, AutomaticScaling.Choose(Times(Pixels, unit), new WinnerTakeAll()).Scaling);
        Assert.Equal(InputScaling.Center, AutomaticScaling.Choose(Times(Pixels, unit), new KSparsity()).Scaling);
        Assert.All<CodeConstraint>(
            [new KullbackLeiblerSparsity(), new SquaredSparsity(), new L1Sparsity()],
            sparsity => Assert.Equal(penalized, AutomaticScaling.Choose(Times(Pixels, unit), sparsity).Scaling));
        Assert.NotEqual(InputScaling.Center, AutomaticScaling.Choose(Times(Pixels, unit), new ContractivePenalty()).Scaling);
    }

    [Theory]
    [InlineData(0.84, InputScaling.None)]
    [InlineData(0.86, InputScaling.Standardize)]
    public void Few_wide_features_do_not_decide_for_all(double wide, InputScaling expected)
    {
        // With one of 18 wider, (Σs²)²/Σs⁴ falls below 7.2 between the two.
        var statistics = With(Pixels, (1, wide, -1f, 5f));
        AssertChoice(expected, statistics);
    }

    [Fact]
    public void What_is_too_wide_is_told() =>
        AssertChoice(InputScaling.Standardize, With(Pixels, (5000, 3000, -4000f, 12_000f)), "the widest, 17, has deviation 3E+03, the median is 0.3");

    [Theory]
    [InlineData(2.8, 0.3, InputScaling.None)]
    [InlineData(3.0, 0.3, InputScaling.Standardize)]
    [InlineData(2.8, 0, InputScaling.None)]
    [InlineData(3.0, 0, InputScaling.Standardize)]
    [InlineData(-50_000, 0, InputScaling.Standardize)]
    public void A_feature_far_off_is_moved_though_it_is_constant(double mean, double deviation, InputScaling expected) =>
        AssertChoice(expected, With(Pixels, (mean, deviation, (float)(mean - deviation - deviation), (float)(mean + deviation + deviation))), expected == InputScaling.None ? "share a unit" : "feature 17 has mean");

    [Theory]
    [InlineData(50, "no feature is inflated")]
    [InlineData(50.1, "feature 0 has mean 50.1")]
    public void Ten_typical_deviations_are_not_yet_far_off(double mean, string reason) =>
        AssertChoice(InputScaling.Standardize, Features((mean, 7, -100f, 200f), (0, 1, -100f, 100f)), reason);

    [Theory]
    [InlineData(1, InputScaling.None)]
    [InlineData(2, InputScaling.Standardize)]
    public void Flags_are_standardized(int flags, InputScaling expected) => AssertChoice(
        expected,
        Features([.. Enumerable.Repeat((0.1, 0.3, 0f, 1f), flags), .. Enumerable.Repeat((0.4, 0.3, 0f, 1f), 16), (0.01, 0.02, 0f, 0.5f)]),
        expected == InputScaling.None ? "share a unit" : "features with two values account for");

    [Theory]
    [InlineData(0f, 1f, InputScaling.None)]
    [InlineData(-1f, 1f, InputScaling.None)]
    [InlineData(0f, 255f, InputScaling.CommonScale)]
    [InlineData(300f, 301f, InputScaling.Standardize)]
    public void Terms_that_take_the_same_two_values_are_in_one_unit_however_rare(float low, float high, InputScaling expected) =>
        AssertChoice(expected, Features([.. new[] { 0.5, 0.1, 0.01, 0.002 }.Select(p => Term(p, low, high)), (low, 0, low, low)]));

    [Fact]
    public void Terms_that_take_other_values_are_not() =>
        AssertChoice(InputScaling.Standardize, Features([.. new[] { 0.5, 0.1, 0.01, 0.002 }.Select(p => Term(p, 0, 1)), Term(0.3, 0, 2)]));

    [Theory]
    [InlineData(0.029, InputScaling.None)]
    [InlineData(0.031, InputScaling.Standardize)]
    public void Features_that_vary_alike_are_standardized(double least, InputScaling expected) =>
        AssertChoice(expected, Features([.. Enumerable.Repeat((0.4, 0.3, 0f, 1f), 1000), (0.5, least, 0f, 1f)]), "feature 1000");

    [Fact]
    public void Constant_features_neither_vary_nor_hardly_vary()
    {
        var alike = Enumerable.Repeat((0.4, 0.3, 0f, 1f), 16);
        AssertChoice(InputScaling.Standardize, Features([.. alike, (0, 0, 0f, 0f), (0.7, 0, 0.7f, 0.7f)]), "no feature is inflated");
        AssertChoice(InputScaling.Standardize, Features([(3, 0, 3f, 3f), (50_000, 1e-5, 50_000f, 50_000f)]), "no feature varies");
    }

    [Theory]
    [InlineData(1e-30)]
    [InlineData(1e37)]
    public void Rows_of_any_size_have_a_choice(double unit) => AssertChoice(InputScaling.Standardize, Features([.. Enumerable.Range(1, 5).Select(i => (0.0, i * unit, -9f * (float)unit, 9f * (float)unit))]));

    [Fact]
    public void Cross_entropy_takes_rows_as_they_are_without_looking_at_them()
    {
        var rule = new ScalingRule(InputScaling.Automatic, ReconstructionLoss.BinaryCrossEntropy, new WinnerTakeAll());
        var choice = rule.Choose(() => throw new InvalidOperationException());
        Assert.Equal(InputScaling.None, choice.Scaling);
        Assert.Contains("cross-entropy", choice.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InputScaling.None)]
    [InlineData(InputScaling.Center)]
    [InlineData(InputScaling.MinMax)]
    [InlineData(InputScaling.Standardize)]
    [InlineData(InputScaling.CommonScale)]
    public void What_is_asked_for_is_done_without_looking_at_the_rows(InputScaling asked) =>
        Assert.Equal(asked, new ScalingRule(asked, Constraint: new WinnerTakeAll()).Choose(() => throw new InvalidOperationException()).Scaling);

    private static void AssertChoice(InputScaling expected, FeatureStatistics statistics, params string[] saying)
    {
        var choice = AutomaticScaling.Choose(statistics, constraint: null);
        Assert.Equal(expected, choice.Scaling);
        Assert.All(saying, s => Assert.Contains(s, choice.Reason, StringComparison.Ordinal));
    }

    /// <summary>A feature that is high for a part of the rows and low for the others.</summary>
    private static (double Mean, double Deviation, float Least, float Largest) Term(double part, float low, float high) =>
        (low + (part * (high - low)), Math.Sqrt(part * (1 - part)) * (high - low), low, high);

    private static FeatureStatistics Features(params (double Mean, double Deviation, float Least, float Largest)[] features) => new(
        [.. features.Select(f => f.Mean)],
        [.. features.Select(f => f.Deviation)],
        [.. features.Select(f => f.Least)],
        [.. features.Select(f => f.Largest)]);

    private static FeatureStatistics With(FeatureStatistics s, (double Mean, double Deviation, float Least, float Largest) feature) =>
        new([.. s.Means, feature.Mean], [.. s.Deviations, feature.Deviation], [.. s.Minima, feature.Least], [.. s.Maxima, feature.Largest]);

    private static FeatureStatistics Times(FeatureStatistics s, float unit) => new(
        [.. s.Means.Select(m => m * unit)],
        [.. s.Deviations.Select(d => d * Math.Abs(unit))],
        [.. s.Minima.Zip(s.Maxima, (a, b) => Math.Min(a * unit, b * unit))],
        [.. s.Minima.Zip(s.Maxima, (a, b) => Math.Max(a * unit, b * unit))]);
}
