using System.Globalization;
using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Reporting;

/// <summary>What a report says is what the autoencoder's own methods say, worked out anew.</summary>
public sealed class ExaminationTests : IDisposable
{
    private static readonly float[][] Rows = Sample.Rows(300, Fitted.Size, seed: 9);

    private readonly AutoencoderTransformer _model = Fitted.To(Rows, Fitted.Small(epochs: 5));

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Rows_are_shown_with_their_own_reconstructions_codes_errors_and_places()
    {
        var report = Examine(new ReportOptions { RowCount = 4 });
        Assert.Equal(Rows.Length, report.RowCount);
        float[] errors = _model.ReconstructionErrors(Rows);
        int[] order = [.. Enumerable.Range(0, Rows.Length).OrderBy(i => errors[i])];
        Assert.Equal(order[..4].Select(i => (long)i), report.BestRows.Select(r => r.Index));
        Assert.Equal(order.Reverse().Take(4).Select(i => (long)i), report.WorstRows.Select(r => r.Index));
        foreach (var row in report.BestRows.Concat(report.MedianRows).Concat(report.WorstRows))
        {
            float[] values = Rows[row.Index];
            Assert.Equal(values, row.Values);
            SmallModel.AssertClose(_model.Reconstruct(values), row.Reconstruction);
            SmallModel.AssertClose(_model.Encode(values), row.Code);
            Assert.Equal(errors[row.Index], row.Error, 1e-4);
            Assert.Null(row.Score);
            Assert.Equal((row.Index % 3).ToString(CultureInfo.InvariantCulture), row.Label);
        }
    }

    [Fact]
    public void The_middle_rows_lie_around_the_median_of_the_errors()
    {
        var report = Examine(new ReportOptions { RowCount = 4, SampleSize = Rows.Length });
        float[] sorted = [.. _model.ReconstructionErrors(Rows).Order()];
        Assert.Equal(sorted[Rows.Length / 2], report.Errors.Median, 1e-4);
        Assert.Equal(sorted.Average(), report.Errors.Mean, 1e-4);
        Assert.All(report.MedianRows, r => Assert.InRange(r.Error, sorted[(Rows.Length / 2) - 5], sorted[(Rows.Length / 2) + 5]));
    }

    [Fact]
    public void Every_row_is_counted_in_the_bin_that_it_lies_in()
    {
        var bins = Examine().Errors.Bins;
        float[] errors = _model.ReconstructionErrors(Rows);
        Assert.Equal(Rows.Length, bins.Sum(b => b.Count));
        Assert.Equal(errors.Min(), bins[0].From, 1e-4);
        Assert.Equal(errors.Max(), bins[^1].To, 1e-4);
        Assert.All(bins.Zip(bins.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        foreach (var bin in bins)
        {
            // The tolerance is for errors that rounding puts to the other side of a bound.
            int count = errors.Count(e => e >= bin.From && e < bin.To);
            Assert.InRange(bin.Count, count - 1, count + 1);
        }
    }

    [Fact]
    public void Shares_of_features_come_from_the_squares_of_their_residuals_and_add_up_to_one()
    {
        var report = Examine();
        float[][] rebuilt = _model.Reconstruct(Rows);
        double[] squares = [.. Enumerable.Range(0, Fitted.Size).Select(j => Rows.Select((row, i) => Math.Pow(row[j] - rebuilt[i][j], 2)).Average())];
        Assert.Equal(1, report.Features.Sum(f => f.Share), 1e-6);
        Assert.Equal(report.Features.OrderByDescending(f => f.Share), report.Features);
        foreach (var feature in report.Features)
        {
            double[] values = [.. Rows.Select(r => (double)r[feature.Slot])];
            Assert.Equal(squares[feature.Slot], feature.Error, 1e-5);
            Assert.Equal(squares[feature.Slot] / squares.Sum(), feature.Share, 1e-4);
            Assert.Equal(values.Average(), feature.Mean, 1e-5);
            Assert.Equal(Math.Sqrt(values.Average(v => Math.Pow(v - values.Average(), 2))), feature.StandardDeviation, 1e-5);
        }
    }

    [Fact]
    public void Units_have_the_moments_of_their_values_and_the_rows_for_which_they_are_largest()
    {
        var report = Examine(new ReportOptions { RowCount = 3 });
        float[][] codes = _model.Encode(Rows);
        Assert.Equal(codes[0].Length, report.Units.Count);
        foreach (var unit in report.Units)
        {
            double[] values = [.. codes.Select(c => (double)c[unit.Unit])];
            Assert.Equal(values.Average(), unit.Mean, 1e-5);
            Assert.Equal(Math.Sqrt(values.Average(v => Math.Pow(v - values.Average(), 2))), unit.StandardDeviation, 1e-5);
            Assert.Equal(values.Count(v => v != 0) / (double)values.Length, unit.ActiveShare, 1e-9);
            Assert.False(unit.IsDead);
            Assert.Equal(values.OrderDescending().Take(3), unit.ExcitingRows.Select(r => (double)r.Code[unit.Unit]), (a, b) => Math.Abs(a - b) < 1e-5);
        }
    }

    [Fact]
    public void A_unit_with_one_value_for_all_rows_is_dead()
    {
        var options = Fitted.Small(epochs: 3);
        options.Architecture = new DenseArchitecture { CodingSize = 4, HiddenSizes = [], CodeActivation = Activation.Relu };
        options.CodeConstraint = new L1Sparsity { Weight = 1e4 };
        options.Training = options.Training with { Epochs = 200, Optimizer = new AdamOptimizer { LearningRate = 0.1 } };
        using var model = Fitted.To(Rows, options);
        var report = model.Examine(View());
        float[][] codes = model.Encode(Rows);
        bool[] constant = [.. Enumerable.Range(0, 4).Select(u => codes.All(c => c[u] == codes[0][u]))];
        Assert.Contains(true, constant);
        Assert.Equal(constant, report.Units.Select(u => u.IsDead));
    }

    [Fact]
    public void A_code_of_two_values_is_a_point_and_a_wider_one_is_projected_to_where_it_varies_most()
    {
        using var tiny = Fitted.To(Rows, Fitted.Tiny(new TrainingPlan { Epochs = 2 }));
        var plane = tiny.Examine(View(), new ReportOptions { SampleSize = 50 }).Codes;
        Assert.True(plane.IsSample);
        Assert.Equal(50, plane.Points.Select(p => p.Row.Index).Distinct().Count());
        Assert.All(plane.Points, p => Assert.Equal((p.Row.Code[0], p.Row.Code[1]), (p.X, p.Y)));

        var wide = Examine().Codes;
        Assert.False(wide.IsSample);
        float[][] codes = [.. wide.Points.Select(p => p.Row.Code)];
        double[] variances = [Variance(wide.Points.Select(p => (double)p.X)), Variance(wide.Points.Select(p => (double)p.Y))];
        double[] values = Eigenvectors.Symmetric(Covariance(codes)).Values;
        Assert.Equal(values[0], variances[0], values[0] * 1e-3);
        Assert.Equal(values[1], variances[1], values[0] * 1e-3);
    }

    [Fact]
    public void A_sample_of_many_rows_favours_none()
    {
        var report = Examine(new ReportOptions { SampleSize = 150 });
        // 150 of 300 rows: of the first hundred as many as of the last, give or take five deviations.
        Assert.InRange(report.Codes.Points.Count(p => p.Row.Index < 100), 50 - 25, 50 + 25);
        Assert.InRange(report.Codes.Points.Count(p => p.Row.Index >= 200), 50 - 25, 50 + 25);
        Assert.NotEqual(Indices(report), Indices(Examine(new ReportOptions { SampleSize = 150, Seed = 2 })));
        Assert.Equal(Indices(report), Indices(Examine(new ReportOptions { SampleSize = 150 })));

        static long[] Indices(AutoencoderReport report) => [.. report.Codes.Points.Select(p => p.Row.Index)];
    }

    [Fact]
    public void Anomaly_scores_are_counted_against_the_threshold()
    {
        var ml = new MLContext(seed: 1);
        using var detector = ml.AnomalyDetection.Trainers.Autoencoder(new AutoencoderAnomalyTrainer.Options { Contamination = 0.1, Autoencoder = { Training = new TrainingPlan { Steps = 60 }, Seed = 1 } }).Fit(View());
        var report = detector.Autoencoder.Examine(View());
        float[] scores = detector.Scores(Rows);
        Assert.Equal(scores.Count(s => s > detector.Threshold), report.RowsAboveThreshold);
        Assert.NotEqual(0, report.RowsAboveThreshold);
        Assert.Equal(scores.Average(), report.Scores!.Mean, 1e-3 * scores.Average());
    }

    [Fact]
    public void A_model_from_its_zip_gives_the_report_of_the_fitted_one()
    {
        using var folder = new TestFolder();
        var ml = new MLContext();
        ml.Model.Save(_model, View().Schema, folder["model.zip"]);
        using var loaded = ml.LoadAutoencoder(folder["model.zip"]);
        Examine().Save(folder["fitted.html"]);
        loaded.Examine(View(), new ReportOptions { LabelColumnName = "Label" }).Save(folder["loaded.html"]);
        Assert.Equal(File.ReadAllBytes(folder["fitted.html"]), File.ReadAllBytes(folder["loaded.html"]));
    }

    [Fact]
    public void Rows_are_read_once()
    {
        var source = new UnsteadySource(Fitted.Size, reading => Enumerable.Range(0, 20_000).Select(i => Rows[i * reading % Rows.Length]));
        var report = _model.Examine(source, new ReportOptions { SampleSize = 10 });
        Assert.Equal((1, 20_000, 20_000L), (source.Readings, source.RowsRead, report.RowCount));
    }

    [Fact]
    public void Rows_without_a_finite_error_are_counted_and_left_out()
    {
        float[][] rows = [.. Rows];
        rows[5] = [.. rows[5].Select((v, i) => i == 3 ? float.NaN : v)];
        rows[77] = [.. rows[77].Select((v, i) => i == 0 ? float.PositiveInfinity : v)];
        var report = _model.Examine(LabelledSample.View(new MLContext(), rows), new ReportOptions { SampleSize = 500 });
        Assert.Equal(Rows.Length, report.RowCount);
        Assert.Equal(Rows.Length - 2, report.Errors.Bins.Sum(b => b.Count));
        Assert.DoesNotContain(report.WorstRows, r => r.Index is 5 or 77);
        Assert.All(report.Features, f => Assert.True(double.IsFinite(f.Share) && double.IsFinite(f.Mean)));
        using var folder = new TestFolder();
        report.Save(folder["report.html"]);
    }

    [Fact]
    public void Rows_far_outside_of_those_trained_on_leave_a_report_that_can_be_read()
    {
        float[][] rows = [.. Rows];
        rows[3] = [.. rows[3].Select(_ => 1e18f)];
        rows[4] = [.. rows[4].Select(_ => -1e30f)];
        var options = Fitted.Small(epochs: 2);
        options.Architecture = new DenseArchitecture { CodingSize = 4, HiddenSizes = [] };
        using var linear = Fitted.To(Rows, options);
        using var folder = new TestFolder();
        var report = linear.Examine(LabelledSample.View(new MLContext(), rows), new ReportOptions { SampleSize = 500 });
        Assert.All(report.Codes.Points, p => Assert.True(float.IsFinite(p.X) && float.IsFinite(p.Y)));
        Assert.InRange(report.Codes.Points.Count, Rows.Length - 2, Rows.Length);
        report.Save(folder["report.html"]);
    }

    [Fact]
    public void Codes_that_do_not_vary_are_drawn_where_they_are()
    {
        float[][] same = [.. Enumerable.Repeat(Rows[0], 20)];
        var plane = _model.Examine(LabelledSample.View(new MLContext(), same)).Codes;
        Assert.Equal(20, plane.Points.Count);
        Assert.All(plane.Points, p => Assert.Equal((p.Row.Code[0], p.Row.Code[1]), (p.X, p.Y)));
    }

    [Theory]
    [InlineData(0, "There are no rows; a report needs at least two.")]
    [InlineData(1, "There is one row; a report needs at least two.")]
    public void Fewer_than_two_rows_are_refused(int count, string message)
    {
        var source = new UnsteadySource(Fitted.Size, _ => Rows.Take(count));
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => _model.Examine(source)).Message);
    }

    private AutoencoderReport Examine(ReportOptions? options = null) => _model.Examine(View(), (options ?? new ReportOptions()) with { LabelColumnName = "Label" });

    private static IDataView View() => Sample.View(new MLContext(), Rows);

    private static double[,] Covariance(float[][] rows)
    {
        int size = rows[0].Length;
        double[] means = [.. Enumerable.Range(0, size).Select(j => rows.Average(r => (double)r[j]))];
        var covariance = new double[size, size];
        foreach (var (i, j) in Enumerable.Range(0, size).SelectMany(i => Enumerable.Range(0, size).Select(j => (i, j))))
            covariance[i, j] = rows.Average(r => (r[i] - means[i]) * (r[j] - means[j]));
        return covariance;
    }

    private static double Variance(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return all.Average(v => Math.Pow(v - all.Average(), 2));
    }
}
