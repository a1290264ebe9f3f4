using Microsoft.ML;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Labels;

/// <summary>Labels go with their rows, and batches have as many labelled rows as was asked for; the same for rows in memory and in a stream.</summary>
public class LabelBatchTests
{
    private const int Count = 50;

    /// <summary>The only value of row i is i.</summary>
    private static readonly float[][] Rows = [.. Enumerable.Range(0, Count).Select(i => new float[] { i })];

    public static TheoryData<long?, double> Sources => new() { { null, 0 }, { null, 0.2 }, { 30, 0 }, { 30, 0.2 } };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_row_keeps_its_label(long? rowsInMemory, double held)
    {
        using var scope = NewDisposeScope();
        var rows = Prepare(rowsInMemory, held, fraction: null);
        using var order = new FitSeed(1).ForOrder(1);
        var read = Read(rows.Training(7, order)).Concat(Read(rows.Validation(7))).SelectMany(b => b).ToList();
        Assert.Equal(Rows.Select(r => r[0]), read.Select(r => r.Value).Order());
        Assert.All(read, r => Assert.Equal(LabelOf(r.Value), r.Label));
        int[] classes = [.. Enumerable.Range(1, 3).Select(c => Read(rows.Training(7, null)).SelectMany(b => b).Count(r => r.Label == c))];
        Assert.Equal(classes.Select(c => (long)c), rows.Labels!.Counts);
        Assert.Equal((rows.TrainingCount, classes.Sum()), (rows.Labels.Rows, rows.Labels.Labelled));
        var heldOut = Read(rows.Validation(7)).SelectMany(b => b).ToList();
        Assert.Equal(held == 0 ? 0 : (double)heldOut.Count(r => !float.IsNaN(r.Label)) / heldOut.Count, rows.Labels.HeldOutFraction);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Batches_are_balanced_and_labelled_rows_are_drawn_in_turn(long? rowsInMemory, double held)
    {
        using var scope = NewDisposeScope();
        var rows = Prepare(rowsInMemory, held, fraction: 0.4);
        var balance = BatchBalance.Of(0.4, 10, rows.Labels!)!;
        Assert.Equal((4, 6), (balance.Labelled, balance.Unlabelled));
        using var order = new FitSeed(1).ForOrder(1);
        var batches = Read(rows.Balanced(balance, order, passes: 2)).ToList();
        Assert.All(batches.SkipLast(1), b => Assert.Equal((4, 6), (b.Count(r => !float.IsNaN(r.Label)), b.Count(r => float.IsNaN(r.Label)))));
        Assert.All(batches.SelectMany(b => b), r => Assert.Equal(LabelOf(r.Value), r.Label));

        var training = Read(rows.Training(7, null)).SelectMany(b => b).ToList();
        var unlabelled = training.Where(r => float.IsNaN(r.Label)).Select(r => r.Value).Order().ToList();
        Assert.Equal(unlabelled.Concat(unlabelled).Order(), batches.SelectMany(b => b).Where(r => float.IsNaN(r.Label)).Select(r => r.Value).Order());
        var labelled = training.Where(r => !float.IsNaN(r.Label)).Select(r => r.Value).Order().ToList();
        var drawn = batches.SelectMany(b => b).Where(r => !float.IsNaN(r.Label)).Select(r => r.Value).ToList();
        Assert.True(drawn.Count > 2 * labelled.Count);
        Assert.All(drawn.Chunk(labelled.Count).Where(c => c.Length == labelled.Count), turn => Assert.Equal(labelled, turn.Order()));
    }

    [Fact]
    public void Rows_are_taken_as_they_come_where_enough_of_them_have_a_label()
    {
        using var scope = NewDisposeScope();
        var labels = Prepare(null, 0, fraction: null).Labels!;
        Assert.Equal(0.26, labels.Fraction, 1e-9);
        Assert.Null(BatchBalance.Of(0.26, 10, labels));
        Assert.Null(BatchBalance.Of(null, 10, labels));
        Assert.Equal(new BatchBalance(1, 1), BatchBalance.Of(0.99, 2, labels));
        Assert.Equal(new BatchBalance(1, 2), BatchBalance.Of(0.27, 3, labels));
    }

    [Fact]
    public void Numbers_are_standardised_by_the_labelled_training_rows_and_features_as_ever()
    {
        using var scope = NewDisposeScope();
        var ml = new MLContext();
        var view = LabelledSample.View(ml, Rows, (s, i) => s.Label = i < 10 ? 100 + (20 * (i % 2)) : float.NaN);
        var source = new RowSource(view, view.Schema["Features"], false, default) { Label = LabelColumn.Find(view.Schema, "Label") };
        var rows = FitParts.Load(source, new TrainingPlan(), new(InputScaling.MinMax), new FitSeed(1), CPU);
        Assert.Equal((110, 10), (rows.Labels!.Mean, rows.Labels.Deviation));
        var read = Read(rows.Training(Count, null)).Single();
        Assert.Equal([-1, 1, -1, 1], read.Take(4).Select(r => r.Label));
        Assert.Equal(40, read.Count(r => float.IsNaN(r.Label)));
        Assert.Equal(Enumerable.Range(0, Count).Select(i => i / 49f), read.Select(r => r.Value));
    }

    [Fact]
    public void Labelled_rows_of_a_stream_that_do_not_fit_are_an_error_by_name()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Prepare(20, 0, fraction: 0.4, labelledEvery: 3));
        Assert.Equal("Column 'Class': 17 training rows have a label, but memory should hold at most 10 of them. Raise Training.RowsInMemory to at least 34, or set Supervision.LabelledFraction to null.", thrown.Message);
    }

    private static float LabelOf(float value) => LabelOf((int)value, 4);

    private static float LabelOf(int row, int every) => row % every != 0 ? float.NaN : (row / every % 3) + 1;

    private static TrainingRows Prepare(long? rowsInMemory, double held, double? fraction, int labelledEvery = 4)
    {
        var view = LabelledSample.View(new MLContext(), Rows, (s, i) => s.Class = LabelOf(i, labelledEvery) is var label && float.IsNaN(label) ? 0 : (uint)label);
        var source = new RowSource(view, view.Schema["Features"], false, default) { Label = LabelColumn.Find(view.Schema, "Class"), LabelledFraction = fraction };
        return FitParts.Load(source, new TrainingPlan { RowsInMemory = rowsInMemory, ValidationFraction = held }, new(InputScaling.None), new FitSeed(1), CPU);
    }

    /// <summary>The rows of each batch, with their labels.</summary>
    private static IEnumerable<List<(float Value, float Label)>> Read(BatchReader reader)
    {
        using (reader)
        {
            while (true)
            {
                using var scope = NewDisposeScope();
                if (reader.Next() is not { } batch)
                    yield break;
                yield return [.. TensorValues.Floats(batch.Rows).Zip(TensorValues.Floats(batch.Labels!))];
            }
        }
    }
}
