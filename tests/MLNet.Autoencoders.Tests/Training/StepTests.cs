using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;
using MLNet.Autoencoders.Training;

namespace MLNet.Autoencoders.Tests.Training;

/// <summary>Trainings of a planned number of steps, whatever the number of rows.</summary>
public class StepTests
{
    [Theory]
    [InlineData(3, 37)]
    [InlineData(8, 37)]
    [InlineData(50, 37)]
    [InlineData(50, 1)]
    [InlineData(300, 37)]
    [InlineData(3, 260)]
    public void Training_ends_after_exactly_these_steps_of_full_batches(int rows, int steps)
    {
        var (history, seen) = Seen(Sample.Rows(rows, 5), new TrainingPlan { Steps = steps, BatchSize = 8 });
        Assert.Equal(steps, seen.Count);
        Assert.Equal(StopReason.Completed, history.StopReason);
        Assert.InRange(history.Epochs.Count, 1, 50);
        // Only the last of an epoch may be smaller.
        Assert.InRange(seen.Count(s => s < 8), 0, history.Epochs.Count);
        if (steps > 100)
            Assert.InRange(history.Epochs.Count, 40, 50);
    }

    [Fact]
    public void An_epoch_meets_each_row_as_often_as_every_other()
    {
        float[][] rows = [.. Enumerable.Range(0, 7).Select(i => new float[] { i, 1 })];
        using var scope = TorchSharp.torch.NewDisposeScope();
        var plan = new TrainingPlan { Steps = 100, BatchSize = 8 };
        // Two steps are 16 rows: three passes over 7.
        var course = new TrainingCourse(plan, rows.Length);
        Assert.Equal((3, 34), (course.Passes, course.Epochs));
        Assert.Equal((0, 3, 99), (course.StepsBefore(1), course.StepsBefore(2), course.StepsBefore(34)));
        var targets = Record(rows, plan).Targets;
        Assert.All(targets.Chunk(3).SkipLast(1), epoch =>
            Assert.All(epoch.SelectMany(batch => batch).GroupBy(row => row[0]), same => Assert.Equal(3, same.Count())));
    }

    [Theory]
    [InlineData(1_500, 67, 58, 49)]
    [InlineData(1_500, 3_840, 1, 50)]
    [InlineData(1_500, 20_000, 1, 10)]
    [InlineData(1_500, 1_000_000, 1, 1)]
    [InlineData(1, 5, 26, 1)]
    [InlineData(int.MaxValue, 10, 1_677_721, 17)]
    public void Epochs_are_whole_passes_and_about_fifty(int steps, long rows, int passes, int epochs)
    {
        var course = new TrainingCourse(new TrainingPlan { Steps = steps }, rows);
        Assert.Equal(passes, course.Passes);
        Assert.InRange(course.Epochs, epochs, steps == int.MaxValue ? int.MaxValue : epochs);
        Assert.False(course.IsOver(steps - 1L));
        Assert.True(course.IsOver(steps));
        Assert.InRange(course.StepsBefore(course.Epochs), 0, steps - 1L);
        Assert.InRange(course.StepsBefore(course.Epochs + 1), steps, long.MaxValue);
    }

    [Fact]
    public void Without_steps_an_epoch_is_a_pass_and_the_learning_rate_that_of_the_schedule()
    {
        var course = new TrainingCourse(new TrainingPlan { Epochs = 4, Schedule = new CosineSchedule() }, 1_000);
        Assert.Equal((1, 4), (course.Passes, course.Epochs));
        Assert.False(course.IsOver(long.MaxValue));
        Assert.Equal(0.5, course.RateFactor(17, [3, 2]), 1e-12);
        Assert.Equal(0.5, course.RateFactor(19, [3, 2]), 1e-12);
    }

    [Fact]
    public void The_cosine_falls_from_step_to_step_and_the_warm_up_rises()
    {
        var course = new TrainingCourse(new TrainingPlan { Steps = 100, WarmUpSteps = 10, Schedule = new CosineSchedule() }, 1_000);
        for (int step = 0; step < 100; step++)
        {
            double expected = (1 + Math.Cos(Math.PI * step / 100)) / 2 * Math.Min(1, (step + 1) / 10.0);
            Assert.Equal(expected, course.RateFactor(step, []), 1e-12);
        }
    }

    [Fact]
    public void A_warm_up_scales_the_steps_that_are_taken()
    {
        float[][] rows = Sample.Rows(16, 5);
        float[] start = After(rows, 1e-30, 0), whole = After(rows, 0.01, 0), first = After(rows, 0.01, 4);
        Assert.All(start.Zip(whole, first), w => Assert.Equal((w.Second - w.First) / 4, w.Third - w.First, 1e-6));
        Assert.Contains(start.Zip(whole), w => Math.Abs(w.First - w.Second) > 1e-3);
    }

    [Fact]
    public void The_history_has_the_rate_of_each_epochs_last_step()
    {
        var plan = new TrainingPlan { Steps = 20, WarmUpSteps = 10, BatchSize = 8, Optimizer = new SgdOptimizer { LearningRate = 0.1 } };
        using var model = Fitted.To(Sample.Rows(40, 5), Fitted.Tiny(plan));
        Assert.Equal([0.05, 0.1, 0.1, 0.1], model.History.Epochs.Select(e => e.LearningRate), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(13)]
    public void Streamed_rows_come_to_the_same_weights(int rowsInMemory)
    {
        float[][] rows = Sample.Rows(17, 5);
        var plan = new TrainingPlan { Steps = 60, BatchSize = 4, Shuffle = false, Schedule = new CosineSchedule() };
        using var memory = Fitted.To(rows, Fitted.Tiny(plan));
        using var streamed = Fitted.To(rows, Fitted.Tiny(plan with { RowsInMemory = rowsInMemory }));
        Assert.Equal(memory.History.Epochs, streamed.History.Epochs);
        Assert.Equal(Fitted.Weights(memory), Fitted.Weights(streamed));
    }

    [Fact]
    public void Streamed_batches_are_full_even_if_there_are_fewer_rows()
    {
        var source = new UnsteadySource(5, _ => Sample.Rows(5, 5));
        var ml = new MLContext();
        var options = Fitted.Tiny(new TrainingPlan { Steps = 12, BatchSize = 8, RowsInMemory = 3 });
        using var model = ml.Transforms.Autoencode("Codes", "Features", options).Fit(source);
        Assert.Equal(StopReason.Completed, model.History.StopReason);
        // Two passes make an epoch of two steps.
        Assert.Equal(6, model.History.Epochs.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(16L)]
    public void An_interrupted_fit_comes_to_the_same_bytes(long? rowsInMemory)
    {
        using var folder = new TestFolder();
        float[][] rows = Sample.Rows(40, 5);
        var plan = new TrainingPlan { Steps = 71, WarmUpSteps = 20, BatchSize = 8, ValidationFraction = 0.2, KeepBest = false, RowsInMemory = rowsInMemory, Schedule = new CosineSchedule() };
        using var uninterrupted = Fitted.To(rows, Fitted.Tiny(plan));
        foreach (int after in new[] { 2, 3 })
        {
            using var recorder = new ProgressRecorder(cancelAfter: after);
            var options = Fitted.Tiny(plan with { CheckpointPath = folder["fit"] });
            (options.Progress, options.CancellationToken) = (recorder, recorder.Token);
            using var interrupted = Fitted.To(rows, options);
            Assert.Equal((StopReason.Cancelled, after), (interrupted.History.StopReason, interrupted.History.Epochs.Count));
        }
        using var resumed = Fitted.To(rows, Fitted.Tiny(plan with { CheckpointPath = folder["fit"] }));
        Assert.Equal(Fitted.Onnx(uninterrupted), Fitted.Onnx(resumed));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void Progress_counts_to_the_planned_epochs()
    {
        using var recorder = new ProgressRecorder();
        var options = Fitted.Tiny(new TrainingPlan { Steps = 120, BatchSize = 8 });
        options.Progress = recorder;
        using var model = Fitted.To(Sample.Rows(20, 5), options);
        Assert.Equal(Enumerable.Range(1, model.History.Epochs.Count), recorder.Reports.Select(r => r.Record.Epoch));
        Assert.All(recorder.Reports, r => Assert.Equal(model.History.Epochs.Count, r.Epochs));
    }

    [Fact]
    public void Time_may_end_them_early()
    {
        using var model = Fitted.To(Sample.Rows(20, 5), Fitted.Tiny(new TrainingPlan { Steps = 1_000_000, TimeBudget = TimeSpan.FromTicks(1), BatchSize = 8, RowsInMemory = 8 }));
        Assert.Equal((StopReason.TimeBudget, 1), (model.History.StopReason, model.History.Epochs.Count));
    }

    [Fact]
    public void Phases_of_pretraining_have_steps_of_their_own()
    {
        var options = Fitted.Small();
        options.Training = new TrainingPlan { Steps = 30, BatchSize = 16 };
        options.Pretraining = new LayerwisePretraining { Phase = new PretrainingPhase { Training = new TrainingPlan { Steps = 10, WarmUpSteps = 2, BatchSize = 16 } } };
        using var model = Fitted.To(Fitted.Rows, options);
        // 60 rows make four steps of 16.
        Assert.Equal([3, 3], model.History.Pretraining.Select(p => p.Epochs.Count));
        Assert.Equal(8, model.History.Epochs.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_best_weights_are_kept_if_asked_for_and_the_last_if_not(bool keepBest)
    {
        var plan = new TrainingPlan { Epochs = 12, BatchSize = 4, ValidationFraction = 0.3, Optimizer = new AdamOptimizer { LearningRate = 0.3 } };
        float[][] rows = Sample.Rows(30, 5);
        using var model = Fitted.To(rows, Fitted.Tiny(plan with { KeepBest = keepBest }));
        var epochs = model.History.Epochs;
        int best = epochs.MinBy(e => e.ValidationLoss)!.Epoch;
        Assert.True(best < 12, "The last epoch was the best.");
        Assert.Equal(keepBest ? best : 12, model.History.BestEpoch);
        using var cut = Fitted.To(rows, Fitted.Tiny(plan with { KeepBest = false, Epochs = model.History.BestEpoch }));
        Assert.Equal(Fitted.Weights(cut), Fitted.Weights(model));
    }

    private static (TrainingHistory History, IReadOnlyList<int> Seen) Seen(float[][] rows, TrainingPlan plan)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        using var model = Fitted.To(rows, Fitted.Tiny(plan));
        return (model.History, [.. Record(rows, plan).Targets.Select(t => t.Length)]);
    }

    private static RecordingTerm Record(float[][] rows, TrainingPlan plan)
    {
        // The network is for rows of a fixed size.
        float[][] padded = [.. rows.Select(r => r.Concat(new float[Fitted.Size - r.Length]).ToArray())];
        return FitParts.Record(FitParts.Rows(padded), corruption: null, constraint: null, plan);
    }

    /// <summary>The parameters after one step of gradient descent.</summary>
    private static float[] After(float[][] rows, double rate, int warmUpSteps)
    {
        var plan = new TrainingPlan { Epochs = 1, BatchSize = 16, WarmUpSteps = warmUpSteps, Optimizer = new SgdOptimizer { LearningRate = rate, Momentum = 0 } };
        using var model = Fitted.To(rows, Fitted.Tiny(plan));
        return Fitted.Weights(model);
    }
}
