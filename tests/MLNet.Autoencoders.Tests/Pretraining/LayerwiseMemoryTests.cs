using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Pretraining;

/// <summary>What phases make of the rows is held one phase at a time, and only where there is room.</summary>
public class LayerwiseMemoryTests
{
    [Fact]
    public void The_outputs_of_a_phase_are_gone_when_the_next_has_its_own()
    {
        using var scope = NewDisposeScope();
        var rows = Prepare(default);
        var first = rows.Through(Doubled, 12);
        var second = first.Through(Doubled, 12);
        Assert.ThrowsAny<Exception>(() => Values(first));
        Assert.Equal(Fitted.Rows.SelectMany(r => r).Select(v => 4 * v), Values(second));
        Assert.Equal(Fitted.Rows.SelectMany(r => r), Values(rows));
        second.Free();
        Assert.ThrowsAny<Exception>(() => Values(second));
        rows.Free();
        Assert.Equal(Fitted.Rows.SelectMany(r => r), Values(rows));
    }

    [Fact]
    public void Outputs_that_are_wider_than_memory_allows_are_computed_batch_by_batch_to_the_same_values()
    {
        using var scope = NewDisposeScope();
        int calls = 0;
        // 60 rows of 12 values fit, of 36 they do not.
        var rows = Prepare(new MemoryLimit(Bytes: 60 * 12 * sizeof(float)));
        var wide = rows.Through(Widened, 36);
        Assert.Equal(0, calls);
        float[] expected = [.. Fitted.Rows.SelectMany(r => r.Concat(r).Concat(r))];
        Assert.Equal(expected, Values(wide));
        Assert.Equal(expected, Values(wide));
        Assert.Equal(2 * 60 / 10, calls);
        Assert.Equal(expected.Chunk(36).Select(r => r[5]).Max(), wide.Statistics.Maxima[5]);
        Assert.Equal(expected.Chunk(36).Average(r => (double)r[5]), wide.Statistics.Means[5], 1e-9);

        // Narrow again, they are kept again.
        var narrow = wide.Through(batch => batch.Rows.narrow(1, 3, 2), 2);
        calls = 0;
        Assert.Equal(expected.Chunk(36).SelectMany(r => r[3..5]), Values(narrow));
        Assert.Equal(0, calls);
        Assert.Equal(Fitted.Rows.SelectMany(r => r), Values(rows));

        Tensor Widened(Batch batch)
        {
            calls++;
            return batch.Rows.repeat(1, 3);
        }
    }

    [Fact]
    public void As_many_rows_as_the_plan_allows_are_kept_however_wide()
    {
        using var scope = NewDisposeScope();
        int calls = 0;
        var rows = Prepare(new MemoryLimit(Rows: 60, Bytes: 1)).Through(Counted, 36);
        Values(rows);
        Assert.Equal(1, calls);

        Tensor Counted(Batch batch)
        {
            calls++;
            return batch.Rows.repeat(1, 3);
        }
    }

    [Fact]
    public void Rows_held_out_and_orders_stay_what_they_are()
    {
        using var scope = NewDisposeScope();
        var rows = Prepare(default, validationFraction: 0.25);
        var kept = rows.Through(Doubled, 12);
        var computed = Prepare(new MemoryLimit(Bytes: 1), validationFraction: 0.25).Through(Doubled, 12);
        Assert.Equal((45L, 15L), (computed.TrainingCount, computed.ValidationCount));
        Assert.Equal(Read(kept.Validation(10)), Read(computed.Validation(10)));
        Assert.Equal(Epoch(kept), Epoch(computed));

        static float[] Epoch(TrainingRows rows)
        {
            using var generator = new FitSeed(3).ForOrder(1);
            return Read(rows.Training(10, generator));
        }
    }

    private static Tensor Doubled(Batch batch) => batch.Rows + batch.Rows;

    private static MemoryRows Prepare(MemoryLimit limit, double validationFraction = 0) =>
        MemoryRows.Prepare(TensorValues.Matrix(Fitted.Rows), validationFraction, new(InputScaling.None), new FitSeed(3), CPU, limit);

    private static float[] Values(TrainingRows rows) => Read(rows.Training(10, null));

    private static float[] Read(BatchReader reader) => [.. BatchValues.Read(reader).SelectMany(b => b)];
}
