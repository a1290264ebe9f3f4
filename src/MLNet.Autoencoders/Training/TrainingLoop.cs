using System.Diagnostics;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Seeding;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Training;

/// <summary>Trains a network on rows in epochs of batches; each batch is one step.</summary>
/// <remarks>It knows nothing about architectures, losses or kinds of autoencoders: those are the step's concern.</remarks>
internal sealed class TrainingLoop(TrainingStep step, TrainingRows rows, TrainingPlan plan, FitSeed seed, FitClock? clock = null, BatchBalance? balance = null)
{
    private readonly TrainingState _state = new(plan.KeepBest && (rows.ValidationCount > 0 || plan.EarlyStopping is not null));
    private readonly FitClock _clock = clock ?? new FitClock(plan.TimeBudget);
    private readonly LeftoverHandles _leftovers = new(step.Objective.Network);
    private readonly TrainingCourse _course = TrainingCourse.Of(plan, rows, balance);
    private int _resumedAfter;

    /// <summary>Whether the plan is complete, so that neither <see cref="Run"/> nor a later resumed fit has anything left to do.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>The number of epochs of an earlier phase that trained the same network as a whole.</summary>
    public int EpochsBefore { get; init; }

    /// <summary>Runs the plan. Afterwards the network has the weights that are to be kept.</summary>
    /// <param name="checkpoint">Where the state of the fit is saved and restored from, if anywhere.</param>
    /// <param name="report">Called after each epoch.</param>
    /// <param name="cancellation">Ends training; before the first complete epoch with an <see cref="OperationCanceledException"/>.</param>
    public TrainingHistory Run(Checkpoint? checkpoint, Action<TrainingProgress> report, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        using var gradients = set_grad_enabled(true);
        var elapsed = Stopwatch.StartNew();
        using var optimizers = new StepOptimizers(step.Descents);
        var best = new WeightSnapshot(step.State);
        checkpoint?.Load(optimizers.All, step.State, best, _state);
        _resumedAfter = _state.Epochs.Count;

        StopReason? stop = StopAfterEpoch();
        while (stop is null)
        {
            int epoch = _state.Epochs.Count + 1;
            if (RunEpoch(optimizers, epoch, cancellation, out stop) is not { } losses)
                break;
            var record = new EpochRecord(epoch, losses[0].Value, ValidationLoss(), optimizers.LearningRate) { Parts = losses.Count > 2 ? [.. losses.Skip(1)] : null };
            ThrowIfDiverged(record);
            if (_state.Add(record))
                best.Take();
            checkpoint?.Save(optimizers.All, step.State, best, _state);
            report(new TrainingProgress(record, _course.Epochs, elapsed.Elapsed));
            stop = cancellation.IsCancellationRequested ? StopReason.Cancelled : StopAfterEpoch();
        }

        best.Restore();
        if (_state.Epochs.Count == 0)
            throw new OperationCanceledException($"The fit was cancelled before {(seed.Phase > 0 ? $"the first epoch of phase {seed.Phase}" : "its first epoch")} was complete.", cancellation);
        if (stop == StopReason.TimeBudget && _clock.IsPhaseOver && !_state.IsPhaseOver)
        {
            _state.IsPhaseOver = true;
            checkpoint?.Save(optimizers.All, step.State, best, _state);
        }
        IsFinished = stop is StopReason.Completed or StopReason.EarlyStopping || _state.IsPhaseOver;
        return new TrainingHistory
        {
            Seed = seed.Value,
            TrainingRows = rows.TrainingCount,
            ValidationRows = rows.ValidationCount,
            Threads = get_num_threads(),
            Epochs = [.. _state.Epochs],
            BestEpoch = _state.BestEpoch,
            StopReason = stop!.Value,
        };
    }

    private StopReason? StopAfterEpoch() =>
        _state.Epochs.Count >= _course.Epochs ? StopReason.Completed
        : plan.EarlyStopping?.IsDue(_state.Monitored) == true ? StopReason.EarlyStopping
        : _state.IsPhaseOver || IsTimeUp ? StopReason.TimeBudget
        : null;

    /// <summary>One epoch is always completed: without it there is nothing to keep, and a resumed fit would never make progress.</summary>
    private bool IsTimeUp => _state.Epochs.Count > _resumedAfter && _clock.IsTimeUp;

    /// <returns>The mean training loss, and its parts; null if the epoch was abandoned, for the reason in <paramref name="stop"/>.</returns>
    private IReadOnlyList<LossPart>? RunEpoch(StepOptimizers optimizers, int epoch, CancellationToken cancellation, out StopReason? stop)
    {
        using var scope = NewDisposeScope();
        using var generator = plan.Shuffle ? seed.ForOrder(epoch) : null;
        using var noise = seed.ForNoise(epoch, rows.Device);
        using var batches = balance is null ? rows.Training(plan.BatchSize, generator, _course.Passes) : rows.Balanced(balance, generator, _course.Passes);
        using var sums = new LossSums(rows.Device);
        var context = ForwardContext.Training(noise, EpochsBefore + epoch);
        long seen = 0;
        for (long steps = _course.StepsBefore(epoch); true; steps++)
        {
            using var inner = NewDisposeScope();
            stop = null;
            if (_course.IsOver(steps) || batches.Next() is not { } batch)
                return sums.Means(seen);
            stop = cancellation.IsCancellationRequested ? StopReason.Cancelled : IsTimeUp ? StopReason.TimeBudget : null;
            if (stop is not null)
                return null;
            optimizers.SetLearningRates(_course.RateFactor(steps, _state.Monitored));
            Step(optimizers.All, batch, context with { Progress = _course.Progress(steps) }, sums);
            _leftovers.AddStep(batch.Count);
            seen += batch.Count;
        }
    }

    /// <summary>One step. The loss of the autoencoder, and the parts of all losses, are added to <paramref name="sums"/>.</summary>
    private void Step(IReadOnlyList<OptimizerHelper> optimizers, Batch batch, ForwardContext context, LossSums sums)
    {
        using var scope = NewDisposeScope();
        for (int i = 0; i < optimizers.Count; i++)
        {
            var losses = Descend(step.Descents[i], optimizers[i], batch, context, out var total);
            if (i == 0)
                sums.Add([new NamedLoss("total", total)], batch.Count);
            sums.Add(losses, batch.Count);
        }
    }

    /// <summary>Moves parameters along the negative gradient of a batch's loss.</summary>
    private IReadOnlyList<NamedLoss> Descend(Descent descent, OptimizerHelper optimizer, Batch batch, ForwardContext context, out Tensor total)
    {
        optimizer.zero_grad();
        var losses = descent.Objective.Losses(batch, context);
        total = losses.Skip(1).Aggregate(losses[0].Value, (sum, loss) => sum + loss.Value);
        total.backward();
        if (plan.MaximumGradientNorm is { } norm)
            nn.utils.clip_grad_norm_(descent.Parameters, norm);
        optimizer.step();
        return losses;
    }

    /// <summary>The mean loss of the held-out rows; null if there are none.</summary>
    private double? ValidationLoss()
    {
        if (rows.ValidationCount == 0)
            return null;
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var batches = rows.Validation(plan.BatchSize);
        using var noise = seed.ForValidationNoise(rows.Device);
        var sum = zeros(1, ScalarType.Float64, rows.Device);
        while (Measure(batches, ForwardContext.Validation(noise), sum))
        {
        }
        return sum.item<double>() / rows.ValidationCount;
    }

    /// <summary>Adds the loss of a batch to <paramref name="sum"/>, once for each row.</summary>
    /// <returns>Whether there was a batch.</returns>
    private bool Measure(BatchReader batches, ForwardContext context, Tensor sum)
    {
        using var scope = NewDisposeScope();
        if (batches.Next() is not { } batch)
            return false;
        sum.Add(step.Objective.ValidationLoss(batch, context), batch.Count);
        return true;
    }

    private void ThrowIfDiverged(EpochRecord record)
    {
        // A part that other parameters minimise is not in the training loss.
        if (double.IsFinite(record.TrainingLoss) && double.IsFinite(record.MonitoredLoss) && record.Parts?.All(p => double.IsFinite(p.Value)) != false)
            return;
        string loss = record.Parts?.FirstOrDefault(p => !double.IsFinite(p.Value)) is { } part ? $"the loss '{part.Name}'" : "the loss";
        throw new InvalidOperationException(FormattableString.Invariant(
            $"Training diverged in epoch {record.Epoch}: {loss} is no longer a finite number. Lower Training.Optimizer.LearningRate (now {plan.Optimizer.LearningRate}){(record.Parts is null ? "" : " or those of further optimisers")}, set Training.MaximumGradientNorm, or scale the inputs with InputScaling."));
    }
}
