using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Anomalies;

/// <summary>Where the score of a row comes from.</summary>
public class ExplanationTests
{
    [Fact]
    public void The_features_with_the_largest_shares_come_first_by_their_names()
    {
        using var detector = new HandMadeDetector { FeatureNames = ["pressure", "", "flow"] }.Create();
        var features = detector.Explain([1, -3, 2]);
        Assert.Equal(
            [
                new FeatureContribution("Features[1]", 1, -3, 9f / 14),
                new FeatureContribution("flow", 2, 2, 4f / 14),
                new FeatureContribution("pressure", 0, 1, 1f / 14),
            ],
            features.Select(f => f with { Share = (float)f.Share }));
        Assert.Equal(1, features.Sum(f => f.Share), 12);
        Assert.Equal(features.Take(2), detector.Explain([1, -3, 2], count: 2));
        Assert.Equal(features, detector.Explain([1, -3, 2], count: 100));
    }

    [Fact]
    public void Without_names_slots_are_numbered_in_their_column()
    {
        using var detector = new HandMadeDetector { FeatureColumnName = "Sensors" }.Create();
        Assert.Equal(["Sensors[2]", "Sensors[0]", "Sensors[1]"], detector.Explain([1, 0, 2]).Select(f => f.Name));
    }

    [Fact]
    public void Of_a_score_of_zero_nothing_has_a_share()
    {
        using var detector = new HandMadeDetector().Create();
        Assert.Equal([(0, 0.0), (1, 0.0), (2, 0.0)], detector.Explain([0, 0, 0]).Select(f => (f.Slot, f.Share)));
    }

    [Fact]
    public void Of_no_score_nothing_is_known()
    {
        using var detector = new HandMadeDetector().Create();
        Assert.All(detector.Explain([float.NaN, 1, 2]), f => Assert.Equal(double.NaN, f.Share));
    }

    [Fact]
    public void Wrong_rows_and_counts_are_refused()
    {
        using var detector = new HandMadeDetector().Create();
        Assert.Throws<ArgumentNullException>(() => detector.Explain(null!));
        Assert.Contains("expected 3", Assert.Throws<ArgumentException>(() => detector.Explain([1, 2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => detector.Explain([1, 2, 3], count: 0));
    }
}
