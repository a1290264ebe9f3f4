using Microsoft.ML;

namespace MLNet.Autoencoders.Tests.Substitutes;

/// <summary>What Microsoft.ML does, and its substitute has to do too: metrics of binary classification and of regression.</summary>
public sealed class MetricsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Binary_classification_is_measured_by_labels_scores_and_probabilities()
    {
        (bool Label, float Score, float Probability)[] rows = [(true, 2, 0.8f), (true, -1, 0.25f), (false, 1, 0.5f), (false, -2, 0.2f)];
        var view = _ml.Data.LoadFromEnumerable(rows.Select(r => new Row { Flag = r.Label, Score = r.Score, Probability = r.Probability, PredictedLabel = r.Score > 0 }).ToList());
        var metrics = _ml.BinaryClassification.Evaluate(view, "Flag");
        Assert.Equal(0.5, metrics.Accuracy, 6);
        Assert.Equal(0.75, metrics.AreaUnderRocCurve, 6);
        Assert.Equal(-(Math.Log2(0.8) + Math.Log2(0.25) + Math.Log2(0.5) + Math.Log2(0.8)) / 4, metrics.LogLoss, 5);
        Assert.Equal(0.5, _ml.BinaryClassification.EvaluateNonCalibrated(view, "Flag").Accuracy, 6);
    }

    [Fact]
    public void Regression_is_measured_by_the_distance_between_labels_and_scores()
    {
        var view = _ml.Data.LoadFromEnumerable(new[] { (1f, 2f), (2f, 2f), (3f, 0f) }.Select(r => new Row { Number = r.Item1, Score = r.Item2 }).ToList());
        var metrics = _ml.Regression.Evaluate(view, "Number");
        Assert.Equal(4.0 / 3, metrics.MeanAbsoluteError, 6);
        Assert.Equal(10.0 / 3, metrics.MeanSquaredError, 6);
        Assert.Equal(Math.Sqrt(10.0 / 3), metrics.RootMeanSquaredError, 6);
        Assert.Equal(1 - (10.0 / 2), metrics.RSquared, 6);
    }

    private sealed class Row
    {
        public bool Flag { get; set; }

        public float Number { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }
}
