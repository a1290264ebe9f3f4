using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Calibration;

/// <summary>Scores of residuals against closed forms computed from reconstructions and rows.</summary>
public class AnomalyScoreTests
{
    private static readonly float[][] Rows = Sample.Rows(60, 6);
    private static readonly float[][] Others = [.. Sample.Rows(20, 6, seed: 9), [.. Enumerable.Repeat(5f, 6)], [.. Enumerable.Repeat(-300f, 6)]];

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(1e-6)]
    public void A_Mahalanobis_score_is_that_of_the_residual_among_those_of_the_training_rows(double shrinkage)
    {
        using var model = Fitted.To(Rows, ScoredFit.Options(new MahalanobisScore { Shrinkage = shrinkage }));
        var distance = new Mahalanobis(ScoredFit.Residuals(model, Rows), shrinkage);
        AssertClose(ScoredFit.Residuals(model, Others).Select(distance.Of), ScoredFit.Scores(model, Others), 2e-4);
    }

    [Fact]
    public void It_is_in_the_units_of_the_scaled_inputs()
    {
        float[][] uneven = [.. Rows.Select(r => r.Select((x, i) => (x * MathF.Pow(10, i - 3)) + i).ToArray())];
        var options = ScoredFit.Options(new MahalanobisScore());
        options.InputScaling = InputScaling.Standardize;
        using var model = Fitted.To(uneven, options);
        double[] deviations = [.. Enumerable.Range(0, 6).Select(i => Deviation([.. uneven.Select(r => (double)r[i])]))];
        double[][] residuals = [.. ScoredFit.Residuals(model, uneven).Select(e => e.Select((d, i) => d / deviations[i]).ToArray())];
        var distance = new Mahalanobis(residuals, 0.05);
        AssertClose(residuals.Select(distance.Of), ScoredFit.Scores(model, uneven), 2e-3);
    }

    [Fact]
    public void A_squared_error_score_is_the_squared_length_of_the_residual()
    {
        using var model = Fitted.To(Rows, ScoredFit.Options(new SquaredErrorScore()));
        AssertClose(ScoredFit.Residuals(model, Others).Select(e => e.Sum(d => d * d)), ScoredFit.Scores(model, Others), 1e-4);
        AssertClose(model.ReconstructionErrors(Others).Select(e => (double)e), ScoredFit.Scores(model, Others), 1e-6);
    }

    [Fact]
    public void Under_cross_entropy_the_residual_is_that_of_the_probabilities()
    {
        var options = ScoredFit.Options(new MahalanobisScore());
        options.ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy;
        using var model = Fitted.To(Rows, options);
        var distance = new Mahalanobis(ScoredFit.Residuals(model, Rows), 0.05);
        AssertClose(ScoredFit.Residuals(model, Others[..20]).Select(distance.Of), ScoredFit.Scores(model, Others[..20]), 2e-4);
    }

    [Theory]
    [MemberData(nameof(Scores))]
    public void Contributions_are_never_negative_and_add_up_to_the_score(AnomalyScore score)
    {
        using var model = Fitted.To(Rows, ScoredFit.Options(score));
        float[][] parts = ScoredFit.Column(model, Others, "Parts");
        Assert.All(parts.SelectMany(p => p), p => Assert.True(p >= 0));
        AssertClose(parts.Select(p => p.Sum(v => (double)v)), ScoredFit.Scores(model, Others), 1e-5);
    }

    [Fact]
    public void The_feature_that_is_out_of_line_contributes_most()
    {
        using var model = Fitted.To(Rows, ScoredFit.Options(new MahalanobisScore()));
        for (int i = 0; i < 6; i++)
        {
            float[] row = [.. Rows[3]];
            row[i] += 4;
            float[] parts = ScoredFit.Column(model, [row], "Parts")[0];
            Assert.Equal(i, Array.IndexOf(parts, parts.Max()));
        }
    }

    public static TheoryData<AnomalyScore> Scores => [new SquaredErrorScore(), new MahalanobisScore()];

    public static TheoryData<string> OddRows => ["one row", "two equal rows", "constant features", "nothing but zeros", "fewer rows than features", "tiny units", "huge units"];

    [Theory]
    [MemberData(nameof(OddRows))]
    public void Odd_training_rows_do_no_harm(string kind)
    {
        float[][] rows = kind switch
        {
            "one row" => Rows[..1],
            "two equal rows" => [Rows[0], Rows[0]],
            "constant features" => [.. Rows.Select(r => new float[] { r[0], 3, r[2], 0, r[4], -7 })],
            "nothing but zeros" => [.. Rows.Select(_ => new float[6])],
            "fewer rows than features" => Rows[..4],
            "tiny units" => [.. Rows.Select(r => r.Select(x => x * 1e-15f).ToArray())],
            _ => [.. Rows.Select(r => r.Select(x => x * 1e12f).ToArray())],
        };
        foreach (var scaling in new[] { InputScaling.Standardize, InputScaling.CommonScale })
        {
            foreach (var bank in new[] { null, new MemoryBank { Rows = 10 } })
            {
                var options = ScoredFit.Options(new MahalanobisScore(), bank);
                options.InputScaling = scaling;
                using var model = Fitted.To(rows, options);
                Assert.All(ScoredFit.Scores(model, rows), s => Assert.True(float.IsFinite(s)));
                float[] strange = [.. rows[0].Select(x => (x * 3) + (100 * rows.Max(r => r.Max(Math.Abs))) + (kind == "nothing but zeros" ? 1 : 0))];
                float score = ScoredFit.Scores(model, [strange])[0];
                Assert.True(float.IsFinite(score) && score > ScoredFit.Scores(model, rows).Max(), $"{scaling}, {bank}: {score}");
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Scores_rise_as_rows_get_far_and_stay_finite(bool withBank)
    {
        using var model = Fitted.To(Rows, ScoredFit.Options(new MahalanobisScore(), withBank ? new MemoryBank { Rows = 20 } : null));
        float[][] far = [.. Enumerable.Range(0, 20).Select(p => Rows[0].Select(x => x + MathF.Pow(10, p)).ToArray())];
        float[] scores = ScoredFit.Scores(model, far), parts = [.. ScoredFit.Column(model, far, "Parts").SelectMany(p => p)];
        Assert.All(scores.Concat(parts), s => Assert.True(float.IsFinite(s)));
        Assert.Equal(scores.Order(), scores);
        Assert.True(scores[14] > scores[7] && scores[7] > scores[1]);
    }

    [Fact]
    public void Wide_rows_are_judged_by_variances_alone()
    {
        float[][] wide = Sample.Rows(12, 2_001);
        var options = ScoredFit.Options(new MahalanobisScore());
        options.Training = new TrainingPlan { Epochs = 1 };
        using var model = Fitted.To(wide, options);
        double[][] residuals = ScoredFit.Residuals(model, wide);
        double[] means = [.. Enumerable.Range(0, 2_001).Select(i => residuals.Average(e => e[i]))];
        double[] variances = [.. means.Select((m, i) => residuals.Average(e => (e[i] - m) * (e[i] - m)))];
        double ridge = 0.05 * variances.Average();
        AssertClose(residuals.Select(e => e.Select((d, i) => (d - means[i]) * (d - means[i]) / (variances[i] + ridge)).Sum()), ScoredFit.Scores(model, wide), 1e-3);
    }

    [Fact]
    public void Rows_held_out_do_not_count()
    {
        var options = ScoredFit.Options(new MahalanobisScore());
        options.Training = options.Training with { ValidationFraction = 0.4 };
        using var model = Fitted.To(Rows, options);
        Assert.Equal(24, model.History.ValidationRows);
        // The mean of the training rows' distances would be their number of features but for the shrinkage.
        var whole = new Mahalanobis(ScoredFit.Residuals(model, Rows), 0.05);
        float[] scores = ScoredFit.Scores(model, Rows);
        Assert.NotInRange(scores.Zip(ScoredFit.Residuals(model, Rows), (s, e) => Math.Abs(s - whole.Of(e)) / s).Max(), 0, 0.01);
    }

    [Fact]
    public void A_stream_gives_the_same_score_as_memory_and_is_read_no_more_than_needed()
    {
        var plan = new TrainingPlan { Epochs = 4, BatchSize = 8, Shuffle = false };
        var options = ScoredFit.Options(new MahalanobisScore(), new MemoryBank { Rows = 10 });
        options.Training = plan;
        using var memory = Fitted.To(Rows, options);
        options.Training = plan with { RowsInMemory = 16 };
        var source = new UnsteadySource(6, _ => Rows);
        using var streamed = new MLContext().Transforms.Autoencode("Codes", "Features", options).Fit(source);
        // Scan, epochs, residuals and bank, typical distances.
        Assert.Equal(1 + 4 + 1 + 1, source.Readings);
        Assert.Equal(Fitted.Constants(memory), Fitted.Constants(streamed));
    }

    [Fact]
    public void A_cancelled_fit_has_its_score()
    {
        using var recorder = new ProgressRecorder(cancelAfter: 2);
        var options = ScoredFit.Options(new MahalanobisScore());
        (options.Progress, options.CancellationToken) = (recorder, recorder.Token);
        using var model = Fitted.To(Rows, options);
        Assert.Equal(StopReason.Cancelled, model.History.StopReason);
        var distance = new Mahalanobis(ScoredFit.Residuals(model, Rows), 0.05);
        AssertClose(ScoredFit.Residuals(model, Others).Select(distance.Of), ScoredFit.Scores(model, Others), 2e-4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_same_seed_gives_the_same_bytes(bool withBank)
    {
        var bank = withBank ? new MemoryBank { Rows = 10 } : null;
        using var one = Fitted.To(Rows, ScoredFit.Options(new MahalanobisScore(), bank));
        using var other = Fitted.To(Rows, ScoredFit.Options(new MahalanobisScore(), bank));
        Assert.Equal(Fitted.Onnx(one), Fitted.Onnx(other));
    }

    [Fact]
    public void An_interrupted_training_goes_on_whatever_is_learned_after_it()
    {
        using var folder = new TestFolder();
        using var uninterrupted = Fitted.To(Rows, ScoredFit.Options(new MahalanobisScore(), new MemoryBank { Rows = 10 }));
        using (var recorder = new ProgressRecorder(cancelAfter: 2))
        {
            var first = ScoredFit.Options(new SquaredErrorScore());
            (first.AnomalyScore, first.AnomalyScoreColumnName, first.FeatureContributionsColumnName) = (null, null, null);
            first.Training = first.Training with { CheckpointPath = folder["fit"] };
            (first.Progress, first.CancellationToken) = (recorder, recorder.Token);
            using var interrupted = Fitted.To(Rows, first);
        }
        using var rest = new ProgressRecorder();
        var options = ScoredFit.Options(new MahalanobisScore(), new MemoryBank { Rows = 10 });
        (options.Training, options.Progress) = (options.Training with { CheckpointPath = folder["fit"] }, rest);
        using var resumed = Fitted.To(Rows, options);
        Assert.Equal(3, rest.Reports[0].Record.Epoch);
        Assert.Equal(Fitted.Onnx(uninterrupted), Fitted.Onnx(resumed));
    }

    [Fact]
    public void A_score_that_is_no_column_is_in_the_whole_graph_and_comes_back_from_a_zip()
    {
        using var folder = new TestFolder();
        var ml = new MLContext(seed: 1);
        using var column = Fitted.To(Rows, ScoredFit.Options(new MahalanobisScore(), new MemoryBank { Rows = 10 }));
        var options = ScoredFit.Options(new MahalanobisScore(), new MemoryBank { Rows = 10 });
        (options.AnomalyScoreColumnName, options.FeatureContributionsColumnName) = (null, null);
        using var model = Fitted.To(Rows, options);
        Assert.Equal(["Codes"], model.Description.OutputColumns.Select(c => c.Name));
        ml.Model.Save(model, Sample.View(ml, Rows).Schema, folder["model.zip"]);
        using var loaded = ml.LoadAutoencoder(folder["model.zip"]);
        Assert.Equal(model.Description.AnomalyScoreTensorName, loaded.Description.AnomalyScoreTensorName);
        foreach (var (name, expected) in new[] { (loaded.Description.AnomalyScoreTensorName!, "Score"), (loaded.Description.FeatureContributionsTensorName!, "Parts") })
            SmallModel.AssertClose(ScoredFit.Column(column, Others, expected), OnnxFile.Run(Fitted.Onnx(loaded), Others, name));
    }

    [Fact]
    public void Without_a_score_nothing_is_added()
    {
        using var model = Fitted.To(Rows, Fitted.Tiny(new TrainingPlan { Epochs = 1 }));
        Assert.Null(model.Description.AnomalyScoreTensorName);
        Assert.Null(model.Description.FeatureContributionsTensorName);
        Assert.Null(model.Description.AnomalyThreshold);
        Assert.DoesNotContain(Fitted.Graph(model).Nodes.SelectMany(n => n.Outputs), o => o.Contains("score", StringComparison.Ordinal));
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }

    private static void AssertClose(IEnumerable<double> expected, IEnumerable<float> actual, double tolerance)
    {
        Assert.Equal(expected.Count(), actual.Count());
        Assert.All(expected.Zip(actual), p => Assert.InRange(p.Second, p.First * (1 - tolerance), (p.First * (1 + tolerance)) + 1e-6));
    }
}
