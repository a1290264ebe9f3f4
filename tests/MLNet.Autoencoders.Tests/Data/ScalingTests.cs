using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Data;

public class ScalingTests
{
    private static readonly float[][] Rows = Sample.Rows(40, 4);

    [Theory]
    [InlineData(InputScaling.MinMax, 0.0)]
    [InlineData(InputScaling.MinMax, 0.4)]
    [InlineData(InputScaling.Standardize, 0)]
    [InlineData(InputScaling.Standardize, 0.4)]
    [InlineData(InputScaling.Center, 0)]
    [InlineData(InputScaling.Center, 0.4)]
    public void The_scale_is_that_of_the_training_rows(InputScaling scaling, double validationFraction)
    {
        using var scope = NewDisposeScope();
        var rows = Prepare(Rows, scaling, validationFraction);
        var unscaled = Prepare(Rows, InputScaling.None, validationFraction);
        double[][] training = Columns(unscaled.Training(16, null)), scaled = Columns(rows.Training(16, null));
        double[][] held = Columns(unscaled.Validation(16)), heldScaled = Columns(rows.Validation(16));
        Assert.Equal(40 * validationFraction, held[0].Length, 1e-9);
        for (int i = 0; i < 4; i++)
        {
            var (offset, width) = Spread(scaling, training[i]);
            Assert.All(training[i].Zip(scaled[i]).Concat(held[i].Zip(heldScaled[i])), v => Assert.Equal((v.First - offset) / width, v.Second, 1e-5));
            if (scaling == InputScaling.MinMax)
                Assert.Equal((0, 1), (scaled[i].Min(), scaled[i].Max()));
            Assert.Equal(scaled[i].Average(), rows.Statistics.Means[i], 1e-5);
            Assert.Equal(Math.Sqrt(scaled[i].Average(v => v * v) - Math.Pow(scaled[i].Average(), 2)), rows.Statistics.Deviations[i], 1e-5);
            Assert.Equal(scaled[i].Min(), rows.Statistics.Minima[i], 1e-5);
            Assert.Equal(scaled[i].Max(), rows.Statistics.Maxima[i], 1e-5);
        }
    }

    [Theory]
    [InlineData(InputScaling.MinMax)]
    [InlineData(InputScaling.Standardize)]
    public void Codes_do_not_change_and_reconstructions_follow_when_columns_are_stretched_and_shifted(InputScaling scaling)
    {
        float[] stretch = [1000, 0.125f, 3, 1], shift = [-400, 0.25f, 100, -1];
        float[][] changed = [.. Rows.Select(r => r.Select((v, i) => (v * stretch[i]) + shift[i]).ToArray())];
        using var plain = Fitted.To(Rows, Options(scaling));
        using var transformer = Fitted.To(changed, Options(scaling));
        Assert.All(plain.Encode(Rows).SelectMany(c => c).Zip(transformer.Encode(changed).SelectMany(c => c)), c => Assert.Equal(c.First, c.Second, 1e-3f));
        Assert.All(plain.Reconstruct(Rows).Zip(transformer.Reconstruct(changed)), r =>
        {
            for (int i = 0; i < 4; i++)
                Assert.Equal((r.First[i] * stretch[i]) + shift[i], r.Second[i], 1e-3f * stretch[i]);
        });
    }

    [Theory]
    [InlineData(InputScaling.MinMax, ReconstructionLoss.SquaredError)]
    [InlineData(InputScaling.Standardize, ReconstructionLoss.SquaredError)]
    [InlineData(InputScaling.Center, ReconstructionLoss.SquaredError)]
    [InlineData(InputScaling.MinMax, ReconstructionLoss.BinaryCrossEntropy)]
    public void Constant_columns_give_finite_codes_and_are_reconstructed_exactly(InputScaling scaling, ReconstructionLoss loss)
    {
        float[] constants = [0, 0.1f, -12345.678f];
        float[][] rows = [.. Rows.Select(r => r.Concat(constants).ToArray())];
        var options = Options(scaling);
        options.ReconstructionLoss = loss;
        using var transformer = Fitted.To(rows, options);
        Assert.All(transformer.Encode(rows).SelectMany(c => c), c => Assert.True(float.IsFinite(c)));
        Assert.All(transformer.Reconstruct(rows), r => Assert.Equal(constants, r[4..]));
        Assert.All(transformer.History.Epochs, e => Assert.True(double.IsFinite(e.TrainingLoss)));
    }

    [Theory]
    [InlineData(InputScaling.MinMax)]
    [InlineData(InputScaling.Standardize)]
    public void Rounding_noise_around_a_large_constant_is_not_blown_up(InputScaling scaling)
    {
        using var scope = NewDisposeScope();
        // Neighbouring floats near a million are 1/16 apart.
        float[][] rows = [.. Rows.Select((r, i) => new[] { i % 2 == 0 ? 1_000_000f : 1_000_000.0625f, r[0] })];
        var prepared = Prepare(rows, scaling, 0);
        Assert.All(BatchValues.Columns(prepared.Training(40, null), width: 2)[0], v => Assert.InRange(Math.Abs(v), 0, 0.0625));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(8L)]
    public void Indicators_keep_their_values_and_all_other_columns_are_standardized(long? rowsInMemory)
    {
        // 0/1, −1/0/1, always 0, always 1; not quite, constant, and as it comes.
        float[][] rows = [.. Rows.Select((r, i) => new[] { i % 9 == 0 ? 1f : 0, (i % 3) - 1, 0, 1, i % 2 == 0 ? 1 : 0.5f, 7, r[0] })];
        var options = Options(InputScaling.StandardizeExceptIndicators);
        options.Training = options.Training with { RowsInMemory = rowsInMemory };
        using var transformer = Fitted.To(rows, options);
        var constants = Fitted.Constants(transformer);
        float[] offset = constants["scaling/offset"], scale = constants["scaling/scale"], width = constants["unscaling/width"];
        Assert.Equal([0, 0, 0, 0], offset[..4]);
        Assert.Equal([1, 1, 1, 1], scale[..4]);
        Assert.Equal([1, 1, 1, 1], width[..4]);
        Assert.Equal((0.75f, 0.25f, 0.25f), (offset[4], scale[4], width[4]));
        Assert.Equal((7f, 1f, 0f), (offset[5], scale[5], width[5]));
        var (mean, deviation) = Spread(InputScaling.Standardize, [.. rows.Select(r => (double)r[6])]);
        Assert.Equal((mean, deviation), (offset[6], scale[6]), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < 1e-5);
        Assert.Equal("StandardizeExceptIndicators", transformer.Description.InputScaling);
        Assert.All(transformer.Reconstruct(rows), r => Assert.Equal(7, r[5]));
    }

    [Fact]
    public void Only_training_rows_say_what_an_indicator_is()
    {
        using var scope = NewDisposeScope();
        // A held-out row has another value.
        var rows = Enumerable.Range(0, 40).Select(i => new[] { i == 0 ? 5f : i % 2 }).ToArray();
        var seeds = Enumerable.Range(0, 50).Select(seed =>
        {
            var prepared = MemoryRows.Prepare(TensorValues.Matrix(rows), 0.5, new(InputScaling.StandardizeExceptIndicators), new FitSeed(seed), CPU);
            bool isHeldOut = BatchValues.Columns(prepared.Validation(40), width: 1)[0].Contains(5);
            double[] values = BatchValues.Columns(prepared.Training(40, null), width: 1)[0];
            Assert.Equal(isHeldOut, values.All(v => v is 0 or 1));
            return isHeldOut;
        });
        Assert.Equal(2, seeds.Distinct().Count());
    }

    [Fact]
    public void Codes_do_not_change_and_reconstructions_follow_when_centred_columns_are_shifted()
    {
        float[] shift = [-4, 0.25f, 100, -1];
        float[][] changed = [.. Rows.Select(r => r.Select((v, i) => v + shift[i]).ToArray())];
        using var plain = Fitted.To(Rows, Options(InputScaling.Center));
        using var transformer = Fitted.To(changed, Options(InputScaling.Center));
        Assert.All(plain.Encode(Rows).SelectMany(c => c).Zip(transformer.Encode(changed).SelectMany(c => c)), c => Assert.Equal(c.First, c.Second, 1e-3f));
        Assert.All(plain.Reconstruct(Rows).Zip(transformer.Reconstruct(changed)), r =>
            Assert.All(r.First.Zip(shift, (v, s) => v + s).Zip(r.Second), v => Assert.Equal(v.First, v.Second, 1e-3f)));
    }

    [Fact]
    public void Columns_of_very_different_ranges_are_all_reconstructed_when_they_are_scaled()
    {
        float[] stretch = [10000, 0.001f, 1, 50];
        float[][] rows = [.. Rows.Select(r => r.Select((v, i) => v * stretch[i]).ToArray())];
        var options = Options(InputScaling.Standardize);
        options.Architecture = new DenseArchitecture { CodingSize = 4, HiddenSizes = [] };
        options.Training = new TrainingPlan { Epochs = 400, BatchSize = 10, Optimizer = new AdamOptimizer { LearningRate = 0.02 }, Schedule = new CosineSchedule() };
        using var transformer = Fitted.To(rows, options);
        var reconstructed = transformer.Reconstruct(rows);
        for (int i = 0; i < 4; i++)
            Assert.All(rows.Zip(reconstructed), r => Assert.Equal(r.First[i], r.Second[i], 0.05f * stretch[i]));
    }

    private static AutoencoderEstimator.Options Options(InputScaling scaling)
    {
        var options = Fitted.Tiny(new TrainingPlan { Epochs = 5, BatchSize = 10, Optimizer = new AdamOptimizer { LearningRate = 0.01 } });
        options.InputScaling = scaling;
        return options;
    }

    private static MemoryRows Prepare(float[][] rows, InputScaling scaling, double validationFraction) =>
        MemoryRows.Prepare(TensorValues.Matrix(rows), validationFraction, new(scaling), new FitSeed(1), CPU);

    private static double[][] Columns(BatchReader reader) => BatchValues.Columns(reader, width: 4);

    private static (double Offset, double Width) Spread(InputScaling scaling, double[] column)
    {
        double mean = column.Average();
        return scaling switch
        {
            InputScaling.Center => (mean, 1),
            InputScaling.MinMax => (column.Min(), column.Max() - column.Min()),
            _ => (mean, Math.Sqrt(column.Average(v => (v - mean) * (v - mean)))),
        };
    }
}
