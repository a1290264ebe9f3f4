using Microsoft.ML;
using MLNet.Autoencoders.Calibration;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Calibration;

/// <summary>Thresholds for rates of false alarms, on rows that no network was fitted to.</summary>
public class ThresholdTests
{
    [Theory]
    [InlineData(99, 0.01, 99)]
    [InlineData(99, 0.05, 95)]
    [InlineData(100, 0.05, 96)]
    [InlineData(19, 0.05, 19)]
    [InlineData(9, 0.5, 5)]
    [InlineData(1000, 0.001, 1000)]
    public void It_is_the_upper_order_statistic_of_conformal_prediction(int count, double rate, int rank)
    {
        double[] scores = [.. Enumerable.Range(1, count).Select(i => (double)(count - i))];
        Assert.Equal(count, scores.Distinct().Count());
        Assert.Equal(scores.Order().ElementAt(rank - 1), FalseAlarmThreshold.Of(scores, rate, w => Assert.Fail(w)));
    }

    [Fact]
    public void A_rate_that_so_few_rows_cannot_resolve_gives_the_largest_score_and_a_warning()
    {
        var warnings = new List<string>();
        Assert.Equal(18, FalseAlarmThreshold.Of([.. Enumerable.Range(1, 18).Select(i => (double)i)], 0.05, warnings.Add));
        Assert.Equal(
            ["A false-alarm rate of 0.05 cannot be resolved with 18 rows that the network was not fitted to: the threshold is their largest score. At least 19 are needed."],
            warnings);
    }

    [Fact]
    public void Rounding_raises_no_alarm()
    {
        Assert.True(FalseAlarmThreshold.AboveRounding(100, isLogarithm: false) > 100.0003);
        Assert.True(FalseAlarmThreshold.AboveRounding(1e-9, isLogarithm: true) > 1e-6);
        Assert.True(FalseAlarmThreshold.AboveRounding(-3, isLogarithm: true) > -3);
        Assert.Equal(float.MaxValue, FalseAlarmThreshold.AboveRounding(1e40, isLogarithm: false));
    }

    [Theory]
    [InlineData(2_000, 0.05, 1_800, false)]
    [InlineData(200, 0.05, 180, false)]
    [InlineData(190, 0.05, 190, true)]
    [InlineData(2_000, 0.05, 1_800, true)]
    public void A_tenth_is_held_out_or_if_that_is_too_few_all_rows_are_scored_by_networks_fitted_to_others(int count, double rate, int trained, bool withBank)
    {
        using var model = Fit(Normal(count, seed: 1), rate, o => o.MemoryBank = withBank ? new MemoryBank { Rows = 100 } : null);
        Assert.Equal((trained, 0), (model.History.TrainingRows, model.History.ValidationRows));
        float[] scores = ScoredFit.Scores(model, Normal(20_000, seed: 2));
        double alarms = scores.Count(s => s > model.Description.AnomalyThreshold) / 20_000.0;
        // Three standard deviations of a threshold from so many held-out rows.
        double spread = 3 * Math.Sqrt(rate * (1 - rate) / (trained == count ? count : count - trained));
        Assert.InRange(alarms, Math.Max(0.002, rate - spread), rate + spread);
    }

    [Fact]
    public void Cross_fitting_does_not_touch_the_network_that_is_handed_out()
    {
        float[][] rows = Normal(60, seed: 1);
        using var plain = Fit(rows, rate: null);
        using var recorder = new ProgressRecorder();
        using var model = Fit(rows, 0.05, o => o.Progress = recorder);
        Assert.Null(plain.Description.AnomalyThreshold);
        Assert.NotNull(model.Description.AnomalyThreshold);
        Assert.Equal(Fitted.Constants(plain), Fitted.Constants(model));
        Assert.Equal(plain.History.Epochs, model.History.Epochs);
        Assert.Equal(model.History.Epochs.Count, recorder.Reports.Count);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(300)]
    public void The_same_seed_gives_the_same_threshold(int count)
    {
        float[][] rows = Normal(count, seed: 1);
        using var one = Fit(rows, 0.05);
        using var other = Fit(rows, 0.05);
        Assert.Equal(Fitted.Onnx(one), Fitted.Onnx(other));
        Assert.Equal(one.Description.AnomalyThreshold, other.Description.AnomalyThreshold);
    }

    [Fact]
    public void It_comes_back_from_a_zip()
    {
        using var folder = new TestFolder();
        var ml = new MLContext();
        float[][] rows = Normal(60, seed: 1);
        using var model = Fit(rows, 0.1);
        ml.Model.Save(model, Sample.View(ml, rows).Schema, folder["model.zip"]);
        Assert.Equal(model.Description.AnomalyThreshold, AutoencoderDescription.FromFile(folder["model.zip"]).AnomalyThreshold);
    }

    [Fact]
    public void Streamed_rows_hold_out_a_tenth()
    {
        var options = ScoredFit.Options(new MahalanobisScore());
        options.Training = options.Training with { RowsInMemory = 100, Epochs = 2 };
        using var model = Estimator(options).Fit(new UnsteadySource(4, _ => Normal(1_000, seed: 1)), 0.05);
        Assert.InRange(model.History.ValidationRows, 60, 140);
        float[] scores = ScoredFit.Scores(model, Normal(20_000, seed: 2));
        Assert.InRange(scores.Count(s => s > model.Description.AnomalyThreshold) / 20_000.0, 0.002, 0.12);
    }

    [Fact]
    public void Fewer_rows_than_a_threshold_needs_are_an_error()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Fit(Normal(9, seed: 1), 0.1));
        Assert.Equal("There are 9 rows, which is too few to learn a threshold from. Provide at least 10.", thrown.Message);
        using var enough = Fit(Normal(10, seed: 1), 0.1);
        Assert.NotNull(enough.Description.AnomalyThreshold);
    }

    [Fact]
    public void A_cancelled_fit_keeps_its_threshold_if_rows_are_held_out()
    {
        using var recorder = new ProgressRecorder(cancelAfter: 2);
        using var model = Fit(Normal(300, seed: 1), 0.05, o => (o.Progress, o.CancellationToken) = (recorder, recorder.Token));
        Assert.Equal(StopReason.Cancelled, model.History.StopReason);
        Assert.NotNull(model.Description.AnomalyThreshold);
    }

    [Fact]
    public void Cancelling_while_the_networks_for_the_threshold_are_fitted_ends_the_fit()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Fit(Normal(60, seed: 1), 0.05, o => o.CancellationToken = source.Token));
    }

    private static AutoencoderTransformer Fit(float[][] rows, double? rate, Action<AutoencoderEstimator.Options>? change = null)
    {
        var options = ScoredFit.Options(new MahalanobisScore());
        change?.Invoke(options);
        return Estimator(options).Fit(Sample.View(new MLContext(), rows), rate);
    }

    private static AutoencoderEstimator Estimator(AutoencoderEstimator.Options options) => new(new MLContext().Transforms, "Codes", "Features", options);

    /// <summary>Rows from a normal distribution of four features, two of which are sums of the others.</summary>
    private static float[][] Normal(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double[] x = [.. Enumerable.Range(0, 4).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
            return new[] { (float)x[0], (float)x[1], (float)(x[0] + x[1] + (0.1 * x[2])), (float)(x[0] - x[1] + (0.1 * x[3])) };
        })];
    }
}
