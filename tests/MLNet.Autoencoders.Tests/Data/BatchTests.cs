using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Data;

/// <summary>Which rows an epoch meets, in which portions.</summary>
public class BatchTests
{
    private static readonly float[][] Rows = [.. Enumerable.Range(0, 23).Select(i => new float[] { i })];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 2)]
    [InlineData(0.5, 12)]
    [InlineData(0.001, 1)]
    [InlineData(0.95, 22)]
    public void Rows_held_out_and_rows_fitted_to_are_all_rows_once(double fraction, int held)
    {
        using var scope = NewDisposeScope();
        var rows = Prepare(fraction);
        Assert.Equal((23 - held, held), (rows.TrainingCount, rows.ValidationCount));
        float[] validation = Values(rows.Validation(7)), training = Values(rows.Training(7, null));
        Assert.Equal((23 - held, held), (training.Length, validation.Length));
        Assert.Equal(Rows.Select(r => r[0]), validation.Concat(training).Order());
    }

    [Fact]
    public void Batches_are_of_the_batch_size_but_for_the_last()
    {
        using var scope = NewDisposeScope();
        var batches = BatchValues.Read(Prepare(0).Training(10, null));
        Assert.Equal([10, 10, 3], batches.Select(b => b.Length));
        Assert.Equal(Rows.Select(r => r[0]), batches.SelectMany(b => b));
    }

    [Fact]
    public void Every_epoch_has_an_order_of_its_own_with_all_training_rows()
    {
        using var scope = NewDisposeScope();
        var rows = Prepare(0.2);
        var orders = Enumerable.Range(1, 5).Select(epoch =>
        {
            using var generator = new FitSeed(1).ForOrder(epoch);
            return Values(rows.Training(4, generator));
        }).ToList();
        var training = Values(rows.Training(4, null)).Order();
        Assert.All(orders, o => Assert.Equal(training, o.Order()));
        Assert.Equal(5, orders.Select(o => string.Join(' ', o)).Distinct().Count());
    }

    [Fact]
    public void Passes_follow_each_other_and_batches_are_filled_across_them()
    {
        using var scope = NewDisposeScope();
        var rows = Prepare(0.2);
        float[] training = Values(rows.Training(4, null));
        using var generator = new FitSeed(1).ForOrder(1);
        var batches = BatchValues.Read(rows.Training(10, generator, passes: 3));
        Assert.Equal([10, 10, 10, 10, 10, 4], batches.Select(b => b.Length));
        float[][] passes = [.. batches.SelectMany(b => b).Chunk(training.Length)];
        Assert.All(passes, pass => Assert.Equal(training.Order(), pass.Order()));
        Assert.NotEqual(passes[0], passes[1]);
        Assert.Equal([.. training, .. training], Values(rows.Training(10, null, passes: 2)));
        float[] more = Values(rows.Training(64, null, passes: 9));
        Assert.Equal(9 * training.Length, more.Length);
    }

    private static MemoryRows Prepare(double fraction) =>
        MemoryRows.Prepare(TensorValues.Matrix(Rows), fraction, new(InputScaling.None), new FitSeed(1), CPU);

    private static float[] Values(BatchReader reader) => [.. BatchValues.Read(reader).SelectMany(b => b)];
}
