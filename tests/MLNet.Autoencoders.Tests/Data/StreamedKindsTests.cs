using Microsoft.ML;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Pretraining;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Data;

/// <summary>More rows than memory should hold, for every kind of autoencoder: read again and again, each time all of them.</summary>
public class StreamedKindsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(37)]
    [InlineData(59)]
    public void Every_row_is_seen_once_an_epoch_in_an_order_of_its_own(int rowsInMemory)
    {
        using var scope = NewDisposeScope();
        var rows = Stream(new TrainingPlan { BatchSize = 8 }, rowsInMemory);
        Assert.Equal((60L, 0L), (rows.TrainingCount, rows.ValidationCount));
        var first = Read(rows, 8, epoch: 1).SelectMany(b => b).ToList();
        var second = Read(rows, 8, epoch: 2).SelectMany(b => b).ToList();
        Assert.Equal(Sorted(Fitted.Rows.Select(r => r.Select(v => (double)v).ToArray())), Sorted(first));
        Assert.Equal(Sorted(first), Sorted(second));
        Assert.NotEqual(first.Select(Key), second.Select(Key));
        Assert.Equal(first.Select(Key), Read(rows, 8, epoch: 1).SelectMany(b => b).Select(Key));
    }

    /// <summary>20 rows in memory hold two whole batches of 8, or of 10, or one of 16; never part of one, but at the end.</summary>
    [Theory]
    [InlineData(8, "8 8 8 8 8 8 8 4")]
    [InlineData(10, "10 10 10 10 10 10")]
    [InlineData(16, "16 16 16 12")]
    [InlineData(25, "25 25 10")]
    public void Batches_are_whole_whatever_the_size_that_a_phase_asks_for(int batchSize, string expected)
    {
        using var scope = NewDisposeScope();
        var rows = Stream(new TrainingPlan { BatchSize = 8 }, 20);
        Assert.Equal(expected, string.Join(' ', Read(rows, batchSize, epoch: 1).Select(b => b.Length)));
    }

    [Theory]
    [InlineData(0, "plain")]
    [InlineData(0.1, "plain")]
    [InlineData(0.1, "denoising")]
    public void The_data_are_read_once_for_each_epoch_once_ahead_and_once_behind(double validationFraction, string kind)
    {
        foreach (long? count in new long?[] { null, 60 })
        {
            var source = new UnsteadySource(Fitted.Size, _ => Fitted.Rows, count);
            var options = Streamed(5);
            options.Training = options.Training with { RowsInMemory = 30, ValidationFraction = validationFraction };
            options.InputScaling = InputScaling.Standardize;
            KindOptions[kind](options);
            using var model = _ml.Transforms.Autoencode("Codes", "Features", options).Fit(source);
            Assert.Equal(validationFraction > 0, model.History.ValidationRows > 0);
            Assert.Equal((7, 7 * 60), (source.Readings, source.RowsRead));
        }
    }

    /// <summary>Hidden values are those of another network after each phase: their mean is read again.</summary>
    [Fact]
    public void Layer_by_layer_the_data_are_read_once_more_for_each_later_phase()
    {
        var source = new UnsteadySource(Fitted.Size, _ => Fitted.Rows);
        var options = Streamed(2);
        options.Training = options.Training with { RowsInMemory = 30, ValidationFraction = 0.1 };
        var phase = LayerwiseFit.Phase(3) with { Corruption = Corruption.SaltAndPepper(0.1) };
        options.Pretraining = new LayerwisePretraining { Phases = [phase, phase] };
        using var model = _ml.Transforms.Autoencode("Codes", "Features", options).Fit(source);
        Assert.Equal(1 + 3 + (1 + 3) + 2 + 1, source.Readings);
    }

    [Fact]
    public void Rows_held_out_that_are_more_than_half_of_what_memory_holds_are_read_again()
    {
        var source = new UnsteadySource(Fitted.Size, _ => Fitted.Rows);
        var options = Streamed(5);
        options.Training = options.Training with { RowsInMemory = 8, ValidationFraction = 0.5 };
        using var model = _ml.Transforms.Autoencode("Codes", "Features", options).Fit(source);
        Assert.Equal(1 + 5 + 5 + 1, source.Readings);
    }

    [Theory]
    [InlineData(InputScaling.MinMax)]
    [InlineData(InputScaling.Standardize)]
    [InlineData(InputScaling.StandardizeExceptIndicators)]
    public void The_scale_is_that_of_the_rows_in_memory(InputScaling scaling)
    {
        var options = Streamed(1);
        options.InputScaling = scaling;
        using var streamed = Fitted.To(Fitted.Rows, options);
        options.Training = options.Training with { RowsInMemory = null };
        using var memory = Fitted.To(Fitted.Rows, options);
        foreach (var name in new[] { "scaling/offset", "scaling/scale" })
            Assert.InRange(Fitted.LargestDifference(Fitted.Constants(memory)[name], Fitted.Constants(streamed)[name]), 0, 1e-6);
    }

    [Fact]
    public void The_same_rows_are_held_out_each_time_and_never_fitted_to()
    {
        using var scope = NewDisposeScope();
        var rows = Stream(new TrainingPlan { BatchSize = 8, ValidationFraction = 0.3 }, 16);
        var held = Validation(rows);
        Assert.Equal(held, Validation(rows));
        Assert.Equal(rows.ValidationCount, held.Count);
        Assert.InRange(held.Count, 8, 30);
        foreach (int epoch in new[] { 1, 2 })
        {
            var fitted = Read(rows, 8, epoch).SelectMany(b => b).Select(Key).ToList();
            Assert.Equal(60 - held.Count, fitted.Count);
            Assert.Empty(fitted.Intersect(held));
        }

        static List<string> Validation(StreamedRows rows)
        {
            using var reader = rows.Validation(8);
            return [.. Batches(reader).SelectMany(b => b).Select(Key)];
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void A_value_that_is_not_finite_is_refused_with_its_place_however_late_it_comes(double validationFraction)
    {
        foreach (int bad in new[] { 57, 58, 59 })
        {
            float[][] rows = [.. Fitted.Rows.Select(r => r.ToArray())];
            rows[bad][7] = bad == 58 ? float.PositiveInfinity : float.NaN;
            var options = Streamed(1);
            options.Training = options.Training with { ValidationFraction = validationFraction };
            var thrown = Assert.Throws<InvalidOperationException>(() => Fitted.To(rows, options));
            Assert.Contains($"Column 'Features', row {bad}: value 7 is ", thrown.Message, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string> Kinds => [.. KindOptions.Keys];

    private static readonly Dictionary<string, Action<AutoencoderEstimator.Options>> KindOptions = new()
    {
        ["plain"] = _ => { },
        ["denoising"] = o => o.Corruption = new SaltAndPepperCorruption { Probability = 0.1 },
        ["sparse"] = o => o.CodeConstraint = new KullbackLeiblerSparsity { Weight = 0.01 },
        ["contractive"] = o => o.CodeConstraint = new ContractivePenalty { Weight = 0.001 },
        ["winner-take-all"] = o => o.CodeConstraint = new WinnerTakeAll { Fraction = 0.5 },
        ["layer-wise"] = o => o.Pretraining = new LayerwisePretraining { Phase = LayerwiseFit.Phase(10) },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_learned_is_about_as_good_as_in_memory(string kind)
    {
        var options = Streamed(40);
        options.Training = options.Training with { Optimizer = new AdamOptimizer { LearningRate = 0.01 } };
        KindOptions[kind](options);
        using var streamed = Fitted.To(Fitted.Rows, options);
        options.Training = options.Training with { RowsInMemory = null };
        using var memory = Fitted.To(Fitted.Rows, options);
        using var initial = Fitted.Initial(memory, Fitted.Rows);
        Assert.InRange(Error(streamed) / Error(memory), 0.6, 1.6);
        Assert.True(Error(streamed) < 0.4 * Error(initial));

        static double Error(AutoencoderTransformer model) => model.ReconstructionErrors(Fitted.Rows).Average(e => (double)e);
    }

    /// <summary>Hidden values are computed once in memory and again for each batch of a stream: they are the same.</summary>
    [Fact]
    public void Layer_by_layer_in_the_rows_own_order_both_come_to_the_same_weights()
    {
        var phase = LayerwiseFit.Phase(3) with { Corruption = Corruption.SaltAndPepper(0.2) };
        phase = phase with { Training = phase.Training with { Shuffle = false, BatchSize = 8 } };
        var options = LayerwiseFit.Options(phase, phase, fineTuning: true);
        options.InputScaling = InputScaling.Standardize;
        options.Training = new TrainingPlan { Epochs = 2, BatchSize = 8, Shuffle = false, RowsInMemory = 16 };
        using var streamed = Fitted.To(Fitted.Rows, options);
        options.Training = options.Training with { RowsInMemory = null };
        using var memory = Fitted.To(Fitted.Rows, options);
        Assert.Equal([3, 3], streamed.History.Pretraining.Select(p => p.Epochs.Count));
        var (expected, actual) = (Fitted.Parameters(memory), Fitted.Parameters(streamed));
        Assert.All(expected, p => Assert.InRange(Fitted.LargestDifference(p.Value, actual[p.Key]), 0, 1e-3));
    }

    private static AutoencoderEstimator.Options Streamed(int epochs)
    {
        var options = Fitted.Small(epochs);
        options.Training = options.Training with { BatchSize = 8, RowsInMemory = 16 };
        return options;
    }

    private StreamedRows Stream(TrainingPlan plan, int rowsInMemory)
    {
        var view = Sample.View(_ml, Fitted.Rows);
        var source = new RowSource(view, view.Schema["Features"], WithinUnitInterval: false, default);
        return Assert.IsType<StreamedRows>(FitParts.Load(source, plan with { RowsInMemory = rowsInMemory }, new(InputScaling.None), new FitSeed(3), CPU));
    }

    private static List<double[][]> Read(StreamedRows rows, int batchSize, int epoch)
    {
        using var generator = new FitSeed(3).ForOrder(epoch);
        using var reader = rows.Training(batchSize, generator);
        return Batches(reader);
    }

    private static List<double[][]> Batches(BatchReader reader)
    {
        List<double[][]> batches = [];
        while (reader.Next() is { } batch)
            batches.Add(TensorValues.Rows(batch.Rows));
        return batches;
    }

    private static IEnumerable<string> Sorted(IEnumerable<double[]> rows) => rows.Select(Key).Order(StringComparer.Ordinal);

    private static string Key(double[] row) => string.Join(' ', row);
}
