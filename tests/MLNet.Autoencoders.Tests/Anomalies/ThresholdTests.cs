using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Anomalies;
using MLNet.Autoencoders.Tests.SavedModels;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Anomalies;

/// <summary>A threshold is any finite number, and what exceeds it does so exactly, in every culture.</summary>
public class ThresholdTests
{
    public static TheoryData<float> Thresholds =>
        [0, 1, -1, 0.1f, -0.1f, 2.5f, 3e10f, -3e10f, 1e-30f, -1e-30f, 12345.678f, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue];

    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [MemberData(nameof(Thresholds))]
    public void The_expression_compares_exactly(float threshold)
    {
        float[] scores = [float.BitDecrement(threshold), threshold, float.BitIncrement(threshold), float.NegativeInfinity, float.PositiveInfinity, float.NaN];
        bool[] expected = [false, false, true, false, true, true];
        var view = _ml.Data.LoadFromEnumerable(scores.Select(s => new DetectedRow { Score = s }).ToList());
        using (new OtherCulture())
        {
            var compare = _ml.Transforms.Expression("Above", ThresholdExpression.Of(threshold), "Score").Fit(view);
            Assert.Equal(expected, compare.Transform(view).GetColumn<bool>("Above"));
            var loaded = SavedZip.LoadPlainly(SavedZip.Save(_ml, compare, view.Schema));
            Assert.Equal(expected, loaded.Transform(view).GetColumn<bool>("Above"));
        }
        var inThisCulture = _ml.Transforms.Expression("Above", ThresholdExpression.Of(threshold), "Score").Fit(view);
        Assert.Equal(expected, inThisCulture.Transform(view).GetColumn<bool>("Above"));
    }

    [Theory]
    [MemberData(nameof(Thresholds))]
    public void Another_threshold_changes_labels_and_no_scores(float threshold)
    {
        var kind = new HandMadeDetector();
        float[][] rows = [[0, 0, 0], [1e-14f, 0, 0], [0.3f, 0.1f, 0], [2, 0, 1], [1e6f, 2, 3]];
        using var detector = kind.Create();
        using var other = detector.WithThreshold(threshold);
        Assert.Equal(threshold, other.Threshold);
        Assert.Equal(10, detector.Threshold);
        var (before, after) = (detector.Transform(kind.View(_ml, rows)), other.Transform(kind.View(_ml, rows)));
        float[] scores = [.. before.GetColumn<float>("Score")];
        Assert.Equal(scores, after.GetColumn<float>("Score"));
        Assert.Equal(scores.Select(s => s > threshold), after.GetColumn<bool>("PredictedLabel"));
        Assert.Equal(scores.Select(s => s > 10), before.GetColumn<bool>("PredictedLabel"));
    }

    [Fact]
    public void A_detector_with_another_threshold_lives_by_itself()
    {
        var kind = new HandMadeDetector();
        var view = kind.View(_ml, [[1, 0, 0]]);
        using var detector = kind.Create();
        var other = detector.WithThreshold(0.5f);
        Assert.Equal([true], other.Transform(view).GetColumn<bool>("PredictedLabel"));
        other.Dispose();
        Assert.Equal([false], detector.Transform(view).GetColumn<bool>("PredictedLabel"));
        other = detector.WithThreshold(0.5f);
        detector.Dispose();
        using var owner = other;
        Assert.Equal([true], other.Transform(view).GetColumn<bool>("PredictedLabel"));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Only_finite_thresholds_are_taken(float threshold)
    {
        using var detector = new HandMadeDetector().Create();
        Assert.Contains("finite", Assert.Throws<ArgumentOutOfRangeException>(() => detector.WithThreshold(threshold)).Message, StringComparison.Ordinal);
    }
}
