using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.MissingValues;

/// <summary>Fits to rows with gaps, and what they give.</summary>
public class MissingValuesTests
{
    private static readonly float[][] Rows = Gaps.In(Fitted.Rows);

    [Theory]
    [InlineData(InputScaling.None, ReconstructionLoss.SquaredError)]
    [InlineData(InputScaling.Standardize, ReconstructionLoss.SquaredError)]
    [InlineData(InputScaling.None, ReconstructionLoss.BinaryCrossEntropy)]
    public void The_error_of_a_row_is_that_of_its_observed_values_scaled_up(InputScaling scaling, ReconstructionLoss loss)
    {
        var options = Gaps.Options();
        (options.InputScaling, options.ReconstructionLoss) = (scaling, loss);
        using var model = Fitted.To(Rows, options);
        float[][] rebuilt = model.Reconstruct(Rows);
        float[] errors = model.ReconstructionErrors(Rows);
        double[] scales = scaling == InputScaling.Standardize ? Deviations() : [.. Enumerable.Repeat(1.0, Fitted.Size)];
        for (int i = 0; i < Rows.Length; i++)
        {
            var observed = Enumerable.Range(0, Fitted.Size).Where(j => !float.IsNaN(Rows[i][j])).ToList();
            double sum = observed.Sum(j => loss == ReconstructionLoss.SquaredError
                ? Math.Pow((Rows[i][j] - rebuilt[i][j]) / scales[j], 2)
                : -(Rows[i][j] * Math.Log(rebuilt[i][j])) - ((1 - Rows[i][j]) * Math.Log(1 - rebuilt[i][j])));
            Assert.Equal(sum * Fitted.Size / observed.Count, errors[i], 1e-3 * (1 + sum));
        }
    }

    [Fact]
    public void A_row_without_any_observed_value_has_a_reconstruction_and_no_error()
    {
        using var model = Fitted.To(Rows, Gaps.Options());
        float[] nothing = [.. Enumerable.Repeat(float.NaN, Fitted.Size)];
        Assert.All(model.Reconstruct(nothing), v => Assert.True(float.IsFinite(v)));
        Assert.Equal(0, model.ReconstructionErrors([nothing])[0]);
        Assert.Equal(model.Reconstruct(nothing), model.Impute(nothing));
    }

    [Fact]
    public void A_gap_is_seen_as_the_mean_and_told_apart_from_it()
    {
        using var model = Fitted.To(Rows, Gaps.Options(epochs: 60));
        float[] gap = [.. Fitted.Rows[0]], mean = [.. Fitted.Rows[0]];
        gap[3] = float.NaN;
        mean[3] = (float)Rows.Select(r => r[3]).Where(v => !float.IsNaN(v)).Average(v => (double)v);
        // Without the weights of the indicator both would have the same code.
        Assert.NotEqual(model.Encode(mean), model.Encode(gap));
        var constants = Fitted.Constants(model);
        Assert.Contains(constants["encoder/1/missing/weight"], w => w != 0);
        Assert.Equal(mean[3], constants["missing/means"][3], 1e-6f);
    }

    [Fact]
    public void Rows_without_gaps_are_learned_the_same_whether_gaps_are_allowed_or_not()
    {
        var options = Gaps.Options();
        options.FurtherGaps = new FurtherGaps { LargestFraction = 0 };
        using var masked = Fitted.To(Fitted.Rows, options);
        options.MissingValues = MLNet.Autoencoders.MissingValues.Refuse;
        using var plain = Fitted.To(Fitted.Rows, options);
        SmallModel.AssertClose(plain.Encode(Fitted.Rows), masked.Encode(Fitted.Rows));
        SmallModel.AssertClose(plain.ReconstructionErrors(Fitted.Rows), masked.ReconstructionErrors(Fitted.Rows));
    }

    [Fact]
    public void An_autoencoder_that_refuses_gaps_makes_NaN_of_them()
    {
        using var model = Fitted.To(Fitted.Rows, Fitted.Small());
        Assert.All(model.Encode([Rows[0]])[0], v => Assert.True(float.IsNaN(v)));
        string message = Assert.Throws<InvalidOperationException>(() => model.Impute(Rows)).Message;
        Assert.Contains("MissingValues.Mask", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_are_refused_by_row_unless_they_are_asked_for()
    {
        float[][] rows = [.. Fitted.Rows.Select(r => (float[])r.Clone())];
        rows[7][2] = float.NaN;
        string message = Assert.Throws<InvalidOperationException>(() => Fitted.To(rows, Fitted.Small())).Message;
        Assert.StartsWith("Column 'Features', row 7: value 2 is NaN; every value must be a finite number. If NaN stands for a missing value, set MissingValues to Mask", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(16L)]
    public void A_row_without_any_observed_value_is_refused_in_training(long? rowsInMemory)
    {
        float[][] rows = [.. Rows];
        rows[41] = [.. Enumerable.Repeat(float.NaN, Fitted.Size)];
        string message = Assert.Throws<InvalidOperationException>(() => Fitted.To(rows, InMemory(rowsInMemory))).Message;
        Assert.StartsWith("Column 'Features', row 41: every value is missing (NaN)", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(16L)]
    public void A_feature_without_any_observed_value_is_refused_in_training(long? rowsInMemory)
    {
        float[][] rows = [.. Rows.Select(r => r.Select((v, j) => j == 4 ? float.NaN : v).ToArray())];
        string message = Assert.Throws<InvalidOperationException>(() => Fitted.To(rows, InMemory(rowsInMemory))).Message;
        Assert.StartsWith("Column 'Features': value 4 is missing (NaN) in every training row", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Infinite_values_are_refused_even_where_gaps_are_not()
    {
        float[][] rows = [.. Rows];
        rows[3] = [float.PositiveInfinity, .. rows[3][1..]];
        string message = Assert.Throws<InvalidOperationException>(() => Fitted.To(rows, Gaps.Options())).Message;
        Assert.StartsWith("Column 'Features', row 3: value 0 is Infinity", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Held_out_rows_are_measured_by_the_same_hidden_values_in_every_epoch()
    {
        var options = Gaps.Options(epochs: 4);
        options.Training = options.Training with { ValidationFraction = 0.3, Optimizer = Fitted.Still };
        using var model = Fitted.To(Rows, options);
        Assert.Single(model.History.Epochs.Select(e => e.ValidationLoss).Distinct());
        options.FurtherGaps = options.FurtherGaps with { Weight = 0, LargestFraction = 0.9 };
        using var other = Fitted.To(Rows, options);
        Assert.NotEqual(model.History.Epochs[0].ValidationLoss, other.History.Epochs[0].ValidationLoss);
    }

    [Fact]
    public void Streamed_rows_come_to_the_same_weights_as_rows_in_memory()
    {
        var options = InMemory(null);
        options.Training = options.Training with { Shuffle = false };
        using var memory = Fitted.To(Rows, options);
        options.Training = options.Training with { RowsInMemory = 32 };
        using var streamed = Fitted.To(Rows, options);
        Assert.Equal(Fitted.Weights(memory), Fitted.Weights(streamed));
    }

    [Fact]
    public void Layer_by_layer_only_the_first_layer_meets_gaps()
    {
        var options = Gaps.Options();
        options.Pretraining = new LayerwisePretraining();
        using var model = Fitted.To(Rows, options);
        Assert.Equal(2, model.History.Pretraining.Count);
        Assert.All(model.Impute(Rows).SelectMany(r => r), v => Assert.True(float.IsFinite(v)));
        Assert.DoesNotContain("encoder/2/missing/weight", Fitted.Constants(model).Keys);
    }

    [Fact]
    public void A_saved_model_scores_rows_with_gaps_with_ML_NET_alone()
    {
        using var folder = new TestFolder();
        var ml = new MLContext();
        var view = Sample.View(ml, Rows);
        using var model = Fitted.To(Rows, Gaps.Options());
        ml.SaveAtomically(model, view.Schema, folder["model.zip"]);
        var plain = ml.Model.Load(folder["model.zip"], out _);
        using (plain as IDisposable)
        {
            var scored = plain.Transform(view);
            SmallModel.AssertClose(model.Encode(Rows), SmallModel.Column(scored, "Codes"));
            SmallModel.AssertClose(model.Reconstruct(Rows), SmallModel.Column(scored, "Rebuilt"));
            SmallModel.AssertClose(model.ReconstructionErrors(Rows), [.. SmallModel.Column(scored, "Error").Select(e => e[0])]);
        }
        using var loaded = ml.LoadAutoencoder(folder["model.zip"]);
        Assert.Equal(model.Impute(Rows), loaded.Impute(Rows));
        Assert.Equal(MLNet.Autoencoders.MissingValues.Mask, AutoencoderEstimator.Options.From(loaded.Description).MissingValues);
    }

    private static AutoencoderEstimator.Options InMemory(long? rows)
    {
        var options = Gaps.Options();
        options.Training = options.Training with { RowsInMemory = rows };
        return options;
    }

    private static double[] Deviations() => [.. Enumerable.Range(0, Fitted.Size).Select(j =>
    {
        double[] observed = [.. Rows.Select(r => (double)r[j]).Where(v => !double.IsNaN(v))];
        return Math.Sqrt(observed.Average(v => Math.Pow(v - observed.Average(), 2)));
    })];
}
