using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.MissingValues;

/// <summary>Filling gaps as a transform.</summary>
public class ImputationTests
{
    private static readonly float[][] Rows = Gaps.In(Fitted.Rows);

    [Theory]
    [InlineData("Features", null)]
    [InlineData("Filled", "Features")]
    public void What_is_observed_stays_bit_by_bit_and_gaps_are_filled(string output, string? input)
    {
        using var folder = new TestFolder();
        var ml = new MLContext();
        var view = Sample.View(ml, Rows);
        using var model = ml.Transforms.ImputeWithAutoencoder(output, input, Quick()).Fit(view);
        float[][] filled = SmallModel.Column(model.Transform(view), output), rebuilt = model.Reconstruct(Rows);
        for (int i = 0; i < Rows.Length; i++)
        {
            for (int j = 0; j < Fitted.Size; j++)
                Assert.Equal(float.IsNaN(Rows[i][j]) ? rebuilt[i][j] : Rows[i][j], filled[i][j]);
        }
        Assert.Equal(model.Impute(Rows), filled);

        ml.SaveAtomically(model, view.Schema, folder["model.zip"]);
        var plain = ml.Model.Load(folder["model.zip"], out _);
        using (plain as IDisposable)
            SmallModel.AssertClose(filled, SmallModel.Column(plain.Transform(view), output));
        var batched = ml.LoadWithBatchedScoring(folder["model.zip"], out _);
        using (batched as IDisposable)
            Assert.Equal(filled, SmallModel.Column(batched.Transform(view), output));
        using var loaded = ml.LoadAutoencoder(folder["model.zip"], output);
        Assert.Equal(filled, loaded.Impute(Rows));
        Assert.Equal(output, loaded.Description.OutputColumns.Single().Name);
    }

    [Fact]
    public void Filled_rows_feed_a_trainer_in_one_pipeline()
    {
        var ml = new MLContext(seed: 1);
        var view = Sample.View(ml, Rows);
        var pipeline = ml.Transforms.ImputeWithAutoencoder("Features", inputColumnName: null, Quick()).Append(ml.Transforms.Autoencode("Codes", "Features", Fitted.Small()));
        using var model = pipeline.Fit(view);
        Assert.All(SmallModel.Column(model.Transform(view), "Codes").SelectMany(c => c), v => Assert.True(float.IsFinite(v)));
    }

    [Fact]
    public void Beside_codes_it_is_a_column_of_its_own()
    {
        var options = Gaps.Options();
        options.ImputedColumnName = "Filled";
        using var model = Fitted.To(Rows, options);
        var scored = model.Transform(Sample.View(new(), Rows));
        Assert.Equal(model.Impute(Rows), SmallModel.Column(scored, "Filled"));
        Assert.Equal(model.Encode(Rows), SmallModel.Column(scored, "Codes"));
    }

    [Fact]
    public void It_needs_options_that_take_gaps()
    {
        var options = Fitted.Small();
        string message = Assert.Throws<ArgumentException>(() => new MLContext().Transforms.ImputeWithAutoencoder("Features", null, options)).Message;
        Assert.Contains("MissingValues = Refuse: allowed: Mask, to fill gaps", message, StringComparison.Ordinal);
        options.ImputedColumnName = "Filled";
        message = Assert.Throws<ArgumentException>(() => new MLContext().Transforms.Autoencode("Codes", "Features", options)).Message;
        Assert.Contains("ImputedColumnName = Filled: allowed: null, unless MissingValues is Mask", message, StringComparison.Ordinal);
    }

    /// <summary>
    /// Of normal rows x = A z + noise the best guess of a gap is its conditional mean given what is observed, which is computed here
    /// from the covariance; the network knows neither the covariance nor what a normal distribution is.
    /// </summary>
    [Fact]
    public void Gaps_are_filled_nearly_as_well_as_by_the_conditional_mean_and_much_better_than_by_the_mean()
    {
        const int Size = 6;
        var random = new Random(3);
        double[][] directions = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, Size).Select(_ => Normal(random)).ToArray())];
        float[][] all = [.. Enumerable.Range(0, 1500).Select(_ =>
        {
            double a = Normal(random), b = Normal(random);
            return Enumerable.Range(0, Size).Select(j => (float)((a * directions[0][j]) + (b * directions[1][j]) + (0.2 * Normal(random)))).ToArray();
        })];
        float[][] training = Gaps.In(all[..1200]), whole = all[1200..], holed = Gaps.In(whole, seed: 9);
        var options = new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { CodingSize = 64, HiddenSizes = [64], HiddenActivation = Activation.Elu, CodeActivation = Activation.Elu },
            MissingValues = MLNet.Autoencoders.MissingValues.Mask,
            InputScaling = InputScaling.Standardize,
            Training = new TrainingPlan { Epochs = 150, BatchSize = 32, Schedule = new CosineSchedule() },
            Seed = 1,
        };
        using var model = Fitted.To(training, options);
        double ours = Error(model.Impute(holed)), best = Error([.. holed.Select(r => ConditionalMean(r, directions, 0.04))]), mean = Error([.. holed.Select(r => r.Select(v => float.IsNaN(v) ? 0 : v).ToArray())]);
        Assert.InRange(ours, 0.95 * best, 1.15 * best);
        Assert.True(mean > 2 * ours, $"{mean} against {ours}");

        double Error(float[][] filled) => Math.Sqrt(filled.Zip(whole).Average(r => r.First.Zip(r.Second, (f, w) => Math.Pow(f - w, 2)).Sum()));
    }

    private static float[] ConditionalMean(float[] row, double[][] directions, double variance)
    {
        int[] observed = [.. Enumerable.Range(0, row.Length).Where(j => !float.IsNaN(row[j]))];
        // The two hidden values z given the observed ones: (AᵀA + σ² I) z = Aᵀ x.
        double Sum(Func<int, double> of) => observed.Sum(of);
        double aa = Sum(j => directions[0][j] * directions[0][j]) + variance, bb = Sum(j => directions[1][j] * directions[1][j]) + variance, ab = Sum(j => directions[0][j] * directions[1][j]);
        double ax = Sum(j => directions[0][j] * row[j]), bx = Sum(j => directions[1][j] * row[j]), determinant = (aa * bb) - (ab * ab);
        double a = ((bb * ax) - (ab * bx)) / determinant, b = ((aa * bx) - (ab * ax)) / determinant;
        return [.. row.Select((v, j) => float.IsNaN(v) ? (float)((a * directions[0][j]) + (b * directions[1][j])) : v)];
    }

    private static AutoencoderEstimator.Options Quick()
    {
        var options = Gaps.Options();
        (options.ReconstructionColumnName, options.ReconstructionErrorColumnName) = (null, null);
        return options;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
