using Microsoft.ML;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Training;

public class StoppingTests
{
    private static readonly float[][] Rows = Sample.Rows(30, 5);

    [Fact]
    public void A_time_budget_completes_the_first_epoch_and_ends_the_fit()
    {
        using var transformer = Fitted.To(Rows, Fitted.Tiny(new TrainingPlan { Epochs = 1000, BatchSize = 4, TimeBudget = TimeSpan.FromTicks(1) }));
        using var oneEpoch = Fitted.To(Rows, Fitted.Tiny(new TrainingPlan { Epochs = 1, BatchSize = 4 }));
        Assert.Equal(StopReason.TimeBudget, transformer.History.StopReason);
        Assert.Single(transformer.History.Epochs);
        Assert.Equal(Fitted.Weights(oneEpoch), Fitted.Weights(transformer));
    }

    [Fact]
    public void A_time_budget_that_is_not_used_up_changes_nothing()
    {
        using var transformer = Fitted.To(Rows, Fitted.Tiny(new TrainingPlan { Epochs = 3, TimeBudget = TimeSpan.FromDays(1) }));
        Assert.Equal((StopReason.Completed, 3), (transformer.History.StopReason, transformer.History.Epochs.Count));
    }

    [Fact]
    public void Cancelling_before_the_first_epoch_throws()
    {
        var options = Fitted.Tiny(new TrainingPlan());
        options.CancellationToken = new CancellationToken(canceled: true);
        Assert.ThrowsAny<OperationCanceledException>(() => Fitted.To(Rows, options));
    }

    [Fact]
    public void Cancelling_while_the_first_epoch_runs_throws()
    {
        var thrown = Assert.Throws<OperationCanceledException>(() => CancelAtBatch(2, new TrainingPlan { BatchSize = 10 }));
        Assert.Contains("first epoch", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_within_a_later_epoch_keeps_the_last_complete_one()
    {
        // 24 rows to fit to and 6 held out, in batches of 8: four batches an epoch. The tenth is within the third epoch.
        var (history, parameters) = CancelAtBatch(10, new TrainingPlan { BatchSize = 8, ValidationFraction = 0.2 });
        var (_, expected) = CancelAtBatch(0, new TrainingPlan { BatchSize = 8, ValidationFraction = 0.2, Epochs = 2 });
        Assert.Equal((StopReason.Cancelled, 2), (history.StopReason, history.Epochs.Count));
        Assert.Equal(expected, parameters);
    }

    [Fact]
    public void An_epoch_whose_last_batch_is_under_way_is_completed()
    {
        foreach (long? rowsInMemory in new long?[] { null, 8 })
        {
            var plan = new TrainingPlan { BatchSize = 8, ValidationFraction = 0.2, RowsInMemory = rowsInMemory };
            int batches = BatchesAnEpoch(plan, out int training);
            var (history, parameters) = CancelAtBatch(batches + training, plan);
            var (_, expected) = CancelAtBatch(0, plan with { Epochs = 2 });
            Assert.Equal((StopReason.Cancelled, 2), (history.StopReason, history.Epochs.Count));
            Assert.Equal(expected, parameters);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Cancelling_later_returns_what_the_last_complete_epoch_would_have_kept(double validationFraction)
    {
        var plan = new TrainingPlan { Epochs = 50, BatchSize = 4, ValidationFraction = validationFraction, Optimizer = new AdamOptimizer { LearningRate = 0.1 } };
        using var recorder = new ProgressRecorder(cancelAfter: 6);
        var options = Fitted.Tiny(plan);
        options.Progress = recorder;
        options.CancellationToken = recorder.Token;
        using var cancelled = Fitted.To(Rows, options);
        using var complete = Fitted.To(Rows, Fitted.Tiny(plan with { Epochs = 6 }));
        Assert.Equal(StopReason.Cancelled, cancelled.History.StopReason);
        Assert.Equal(complete.History.Epochs, cancelled.History.Epochs);
        Assert.Equal(complete.History.BestEpoch, cancelled.History.BestEpoch);
        Assert.Equal(Fitted.Weights(complete), Fitted.Weights(cancelled));
    }

    [Fact]
    public void Cancelling_the_first_epoch_leaves_the_weights_as_they_were()
    {
        using var scope = NewDisposeScope();
        using var cancellation = new CancellationTokenSource();
        var plan = new TrainingPlan { Epochs = 2, BatchSize = 4 };
        var seed = new FitSeed(1);
        using var generator = seed.ForWeights();
        var rows = Load(plan, cancellation.Token);
        var network = NetworkBuilder.Build(new DenseArchitecture { CodingSize = 2, HiddenSizes = [] }, 5, Activation.Identity, generator, CPU);
        float[] before = [.. network.Parameters.SelectMany(TensorValues.Floats)];
        var objective = new Objective(network, new CancellingTerm(cancellation, atBatch: 2), corruptor: null);
        var loop = FitParts.Loop(objective, rows, plan, seed);
        Assert.Throws<OperationCanceledException>(() => loop.Run(null, _ => { }, cancellation.Token));
        Assert.Equal(before, network.Parameters.SelectMany(TensorValues.Floats));
    }

    private static (TrainingHistory History, float[] Parameters) CancelAtBatch(int batch, TrainingPlan plan)
    {
        using var scope = NewDisposeScope();
        using var cancellation = new CancellationTokenSource();
        var seed = new FitSeed(1);
        using var generator = seed.ForWeights();
        var rows = Load(plan, cancellation.Token);
        var network = NetworkBuilder.Build(new DenseArchitecture { CodingSize = 2, HiddenSizes = [] }, 5, Activation.Identity, generator, CPU);
        var objective = new Objective(network, new CancellingTerm(cancellation, batch), corruptor: null);
        var history = FitParts.Loop(objective, rows, plan, seed).Run(null, _ => { }, cancellation.Token);
        return (history, [.. network.Parameters.SelectMany(TensorValues.Floats)]);
    }

    private static TrainingRows Load(TrainingPlan plan, CancellationToken cancellation)
    {
        var view = Sample.View(new MLContext(), Rows);
        return FitParts.Load(new RowSource(view, view.Schema[nameof(Sample.Features)], false, cancellation), plan, new(InputScaling.None), new FitSeed(1), CPU);
    }

    private static int BatchesAnEpoch(TrainingPlan plan, out int training)
    {
        using var scope = NewDisposeScope();
        var rows = Load(plan, default);
        training = BatchValues.Read(rows.Training(plan.BatchSize, null)).Count;
        return training + BatchValues.Read(rows.Validation(plan.BatchSize)).Count;
    }
}
