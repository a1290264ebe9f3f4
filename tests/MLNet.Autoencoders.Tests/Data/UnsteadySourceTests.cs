using Microsoft.ML;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Data;

/// <summary>Data that are more than memory should hold and give something else each time they are read.</summary>
public class UnsteadySourceTests
{
    private const int Size = 5;

    private static readonly float[][] Rows = Sample.Rows(60, Size);

    /// <summary>12 rows in memory hold those held out beside those that are fitted to, or not: then they are read again.</summary>
    [Theory]
    [InlineData(12, 0.1)]
    [InlineData(12, 0.5)]
    public void In_whatever_order_rows_come_those_held_out_are_never_fitted_to(int rowsInMemory, double fraction)
    {
        using var scope = NewDisposeScope();
        var source = new UnsteadySource(Size, Shuffled);
        var rows = Load(source, rowsInMemory, fraction);
        Assert.InRange(rows.ValidationCount, 1, 45);
        var held = Keys(rows.Validation(7));
        Assert.Equal(rows.ValidationCount, held.Count);
        for (int epoch = 1; epoch <= 3; epoch++)
        {
            using var generator = new FitSeed(3).ForOrder(epoch);
            var fitted = Keys(rows.Training(7, generator));
            Assert.Equal(Rows.Select(Key).Order(StringComparer.Ordinal), fitted.Concat(held).Order(StringComparer.Ordinal));
            Assert.Equal(held.Order(StringComparer.Ordinal), Keys(rows.Validation(7)).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Equal_rows_go_to_the_same_side()
    {
        using var scope = NewDisposeScope();
        float[][] twice = [.. Rows, .. Rows];
        var rows = Load(new UnsteadySource(Size, _ => twice), 12, 0.3);
        Assert.Empty(Keys(rows.Training(7, null)).Intersect(Keys(rows.Validation(7))));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void About_as_many_rows_are_held_out_as_asked_for(double fraction)
    {
        using var scope = NewDisposeScope();
        float[][] many = Sample.Rows(4000, Size, seed: 2);
        var rows = Load(new UnsteadySource(Size, _ => many), 100, fraction);
        Assert.Equal(4000, rows.TrainingCount + rows.ValidationCount);
        Assert.InRange(rows.ValidationCount / 4000.0, fraction - 0.04, fraction + 0.04);
    }

    [Fact]
    public void At_least_one_row_is_held_out_if_any_is_asked_for()
    {
        using var scope = NewDisposeScope();
        var rows = Load(new UnsteadySource(Size, Shuffled), 12, 1e-9);
        Assert.Equal((59L, 1L), (rows.TrainingCount, rows.ValidationCount));
        Assert.Empty(Keys(rows.Training(7, null)).Intersect(Keys(rows.Validation(7))));
    }

    [Theory]
    [InlineData(58)]
    [InlineData(61)]
    public void Another_number_of_rows_in_a_later_epoch_is_an_error_that_names_both(int later)
    {
        var source = new UnsteadySource(Size, reading => reading <= 2 ? Rows : Sample.Rows(later, Size));
        AssertRefused(source, $"Column 'Features': 60 training rows were counted, but there were {later}", "Training.RowsInMemory");
    }

    [Fact]
    public void Data_that_can_be_read_only_once_are_an_error_that_says_so()
    {
        var source = new UnsteadySource(Size, reading => reading == 1 ? Rows : []);
        AssertRefused(source, "Column 'Features': 60 training rows were counted", "read only once", "Training.RowsInMemory");
    }

    [Fact]
    public void Data_that_can_be_read_only_once_are_learned_from_where_memory_holds_them()
    {
        var source = new UnsteadySource(Size, reading => reading == 1 ? Rows : []);
        using var transformer = Fit(source, new TrainingPlan { Epochs = 3, ValidationFraction = 0.2 });
        Assert.Equal((1, 60), (source.Readings, source.RowsRead));
        using var expected = Fitted.To(Rows, Fitted.Tiny(new TrainingPlan { Epochs = 3, ValidationFraction = 0.2 }));
        Assert.Equal(Fitted.Onnx(expected), Fitted.Onnx(transformer));
    }

    /// <summary>What a view says of its number of rows is true, too little, too much, or more than memory could ever hold.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    [InlineData(7L)]
    [InlineData(60L)]
    [InlineData(61L)]
    [InlineData(1L << 50)]
    [InlineData(long.MaxValue)]
    public void What_a_view_says_of_its_number_of_rows_changes_no_byte(long? count)
    {
        foreach (int? rowsInMemory in new int?[] { null, 25 })
        {
            var plan = new TrainingPlan { Epochs = 2, BatchSize = 8, RowsInMemory = rowsInMemory, ValidationFraction = 0.2 };
            using var expected = Fitted.To(Rows, Fitted.Tiny(plan));
            using var transformer = Fit(new UnsteadySource(Size, _ => Rows, count), plan);
            Assert.Equal(Fitted.Onnx(expected), Fitted.Onnx(transformer));
        }
    }

    [Fact]
    public void As_many_rows_as_there_can_be_may_be_held()
    {
        using var transformer = Fit(new UnsteadySource(Size, _ => Rows), new TrainingPlan { Epochs = 1, RowsInMemory = long.MaxValue });
        Assert.Equal(60, transformer.History.TrainingRows);
    }

    private static float[][] Shuffled(int reading)
    {
        float[][] rows = [.. Rows];
        new Random(reading).Shuffle(rows);
        return rows;
    }

    private static void AssertRefused(UnsteadySource source, params string[] saying)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Fit(source, new TrainingPlan { Epochs = 3, BatchSize = 8, RowsInMemory = 20 }));
        Assert.All(saying, s => Assert.Contains(s, thrown.Message, StringComparison.Ordinal));
    }

    private static AutoencoderTransformer Fit(UnsteadySource source, TrainingPlan plan) =>
        new MLContext().Transforms.Autoencode("Codes", "Features", Fitted.Tiny(plan)).Fit(source);

    private static TrainingRows Load(UnsteadySource view, int rowsInMemory, double fraction)
    {
        var source = new RowSource(view, view.Schema["Features"], WithinUnitInterval: false, default);
        return FitParts.Load(source, new TrainingPlan { RowsInMemory = rowsInMemory, ValidationFraction = fraction }, new(InputScaling.None), new FitSeed(3), CPU);
    }

    private static List<string> Keys(BatchReader reader) =>
        [.. BatchValues.Read(reader).SelectMany(batch => batch.Chunk(Size)).Select(Key)];

    private static string Key(float[] row) => string.Join(' ', row);
}
