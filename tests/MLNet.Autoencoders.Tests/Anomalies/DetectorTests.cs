using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Anomalies;

/// <summary>What a detector of anomalies makes of rows.</summary>
public class DetectorTests
{
    private static readonly float[][] Rows = [[1, 2, 0], [3, 0, 1], [0, 0, 0], [3, 1, 0.5f], [-2, 2, 2]];

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void A_score_and_a_label_are_scalars_beside_the_columns_of_the_data()
    {
        using var detector = new HandMadeDetector().Create();
        var view = new HandMadeDetector().View(_ml, Rows);
        string[] columns = ["Features: Vector<Single, 3>", "Label: Single", "Name: String", "Score: Single", "PredictedLabel: Boolean"];
        Assert.Equal(columns, SmallModel.Describe(detector.GetOutputSchema(view.Schema)));
        Assert.Equal(columns, SmallModel.Describe(detector.GetRowToRowMapper(view.Schema).OutputSchema));
        var scored = detector.Transform(view);
        Assert.Equal(columns, SmallModel.Describe(scored.Schema));
        Assert.Equal([5f, 10, 0, 10.25f, 12], scored.GetColumn<float>("Score"));
        Assert.Equal([false, false, false, true, true], scored.GetColumn<bool>("PredictedLabel"));
        Assert.Equal(["row 0", "row 1", "row 2", "row 3", "row 4"], scored.GetColumn<string>("Name"));
        Assert.Equal([5f, 10, 0, 10.25f, 12], detector.Scores(Rows));
        Assert.Equal(10, detector.Threshold);
        Assert.True(detector.IsRowToRowMapper);
    }

    [Fact]
    public void A_prediction_engine_scores_single_rows()
    {
        using var detector = new HandMadeDetector { Size = SmallModel.Size }.Create();
        using var engine = _ml.Model.CreatePredictionEngine<SmallRow, DetectedRow>(detector, new PredictionEngineOptions { OwnsTransformer = false });
        var usual = engine.Predict(new SmallRow { Features = [1, 1, 1, 1, 1, 1] });
        Assert.Equal((6f, false), (usual.Score, usual.PredictedLabel));
        var strange = engine.Predict(new SmallRow { Features = [4, 1, 1, 1, 1, 1] });
        Assert.Equal((21f, true), (strange.Score, strange.PredictedLabel));
    }

    [Fact]
    public void A_row_without_a_score_is_predicted_to_be_an_anomaly()
    {
        using var detector = new HandMadeDetector().Create();
        var scored = detector.Transform(new HandMadeDetector().View(_ml, [float.NaN, 0, 0], [1e30f, 0, 0], [0, 0, 0]));
        Assert.Equal([float.NaN, float.PositiveInfinity, 0], scored.GetColumn<float>("Score"));
        Assert.Equal([true, true, false], scored.GetColumn<bool>("PredictedLabel"));
    }

    [Fact]
    public void Further_columns_of_the_autoencoder_stay()
    {
        var kind = new HandMadeDetector { ContributionsColumnName = "Why" };
        using var detector = kind.Create();
        var scored = detector.Transform(kind.View(_ml, Rows));
        Assert.Equal(["Features", "Label", "Name", "Why", "Score", "PredictedLabel"], scored.Schema.Where(c => !c.IsHidden).Select(c => c.Name));
        Assert.Equal([9f, 0, 1], SmallModel.Column(scored, "Why")[1]);
    }

    [Theory]
    [InlineData("Score")]
    [InlineData("PredictedLabel")]
    [InlineData("Rows.output")]
    [InlineData("AnomalyScoreVector")]
    public void The_feature_column_may_have_any_name(string name)
    {
        var kind = new HandMadeDetector { FeatureColumnName = name };
        using var detector = kind.Create();
        var scored = detector.Transform(kind.View(_ml, Rows));
        Assert.Equal([5f, 10, 0, 10.25f, 12], scored.GetColumn<float>("Score"));
        Assert.Equal([false, false, false, true, true], scored.GetColumn<bool>("PredictedLabel"));
    }

    [Fact]
    public void Metrics_take_the_columns_as_those_of_any_detector()
    {
        using var detector = new HandMadeDetector().Create();
        var view = new HandMadeDetector().View(_ml, [.. Rows, .. Sample.Rows(40, 3)]);
        var metrics = _ml.AnomalyDetection.Evaluate(detector.Transform(view), falsePositiveCount: 1);
        Assert.Equal(1, metrics.AreaUnderRocCurve);
        Assert.Equal(1, metrics.DetectionRateAtFalsePositiveCount);
    }

    [Fact]
    public void A_wrong_feature_column_is_refused_by_name()
    {
        using var detector = new HandMadeDetector().Create();
        var other = new HandMadeDetector { FeatureColumnName = "Other" }.View(_ml, Rows);
        Assert.Contains("'Features'", Assert.Throws<ArgumentOutOfRangeException>(() => detector.Transform(other)).Message, StringComparison.Ordinal);
        var wide = new HandMadeDetector { Size = 4 }.View(_ml, [[1, 2, 3, 4]]);
        Assert.Contains("expected vector of 3 Singles", Assert.Throws<ArgumentOutOfRangeException>(() => detector.GetOutputSchema(wide.Schema)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => detector.GetRowToRowMapper(wide.Schema));
        Assert.Contains("Row 1", Assert.Throws<ArgumentException>(() => detector.Scores([[1, 2, 3], [1]])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_share_a_detector()
    {
        using var detector = new HandMadeDetector().Create();
        var rows = Sample.Rows(700, 3);
        var view = new HandMadeDetector().View(_ml, rows);
        float[] expected = [.. rows.Select(r => r.Sum(v => v * v))];
        Parallel.For(0, 8, _ =>
        {
            using var other = detector.WithThreshold(1);
            Assert.Equal(expected.Select(s => s > 1), other.Transform(view).GetColumn<bool>("PredictedLabel"));
            SmallModel.AssertClose(expected, [.. detector.Transform(view).GetColumn<float>("Score")]);
            SmallModel.AssertClose(expected, detector.Scores(rows));
            Assert.Equal(3, detector.Explain(rows[0]).Count);
        });
    }

    [Fact]
    public void After_it_was_disposed_it_says_so()
    {
        var detector = new HandMadeDetector().Create();
        var view = new HandMadeDetector().View(_ml, Rows);
        var scored = detector.Transform(view);
        detector.Dispose();
        detector.Dispose();
        Assert.Throws<ObjectDisposedException>(() => scored.GetColumn<float>("Score").ToList());
        Assert.Throws<ObjectDisposedException>(() => detector.Scores(Rows));
        Assert.Throws<ObjectDisposedException>(() => detector.Explain(Rows[0]));
        Assert.Throws<ObjectDisposedException>(() => detector.Autoencoder.Reconstruct(Rows));
        using var other = detector.WithThreshold(1);
        Assert.Equal([true, true, false, true, true], other.Transform(view).GetColumn<bool>("PredictedLabel"));
    }
}
