using MLNet.Autoencoders.Data;

namespace MLNet.Autoencoders.Training;

/// <summary>What a plan comes to for a number of rows: epochs, their passes over the rows, their steps, and the learning rate of each step.</summary>
internal sealed class TrainingCourse
{
    /// <summary>The number of epochs that training in steps is divided into if a pass over the rows takes no longer.</summary>
    private const int UsualEpochs = 50;

    /// <summary>The number of rows above which an epoch has no second pass: their order is held in memory.</summary>
    private const long MostRows = 1 << 24;

    private readonly TrainingPlan _plan;
    private readonly long _stepsPerEpoch;

    /// <param name="plan">The plan.</param>
    /// <param name="rows">The number of training rows.</param>
    public TrainingCourse(TrainingPlan plan, long rows)
    {
        _plan = plan;
        Passes = plan.Steps is { } steps ? (int)Math.Clamp(Quotient(Quotient(steps, UsualEpochs) * plan.BatchSize, rows), 1, Math.Max(1, MostRows / rows)) : 1;
        _stepsPerEpoch = Quotient(Passes * rows, plan.BatchSize);
        Epochs = plan.Steps is { } planned ? (int)Quotient(planned, _stepsPerEpoch) : plan.EpochsFor(rows);
    }

    /// <param name="plan">The plan.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="balance">How batches are balanced, whose passes are over the unlabelled rows; null for rows as they come.</param>
    public static TrainingCourse Of(TrainingPlan plan, TrainingRows rows, BatchBalance? balance) => balance is null
        ? new(plan, rows.TrainingCount)
        : new(plan with { BatchSize = balance.Unlabelled }, rows.Labels!.Unlabelled);

    /// <summary>The planned number of epochs.</summary>
    public int Epochs { get; }

    /// <summary>The number of passes over the rows in an epoch.</summary>
    public int Passes { get; }

    /// <summary>The number of steps before an epoch, counted from 1.</summary>
    public long StepsBefore(int epoch) => (epoch - 1) * _stepsPerEpoch;

    /// <summary>The fraction of the training that is over after this number of steps, if all of it is done.</summary>
    public double Progress(long steps) => steps / (double)(_plan.Steps ?? (Epochs * _stepsPerEpoch));

    /// <summary>Whether training ends after this number of steps, be it in the middle of an epoch.</summary>
    public bool IsOver(long steps) => steps >= _plan.Steps;

    /// <summary>The factor for the optimisers' learning rates in the step that follows <paramref name="steps"/> others.</summary>
    /// <param name="steps">The number of steps so far.</param>
    /// <param name="monitored">The monitored loss of each epoch so far.</param>
    public double RateFactor(long steps, IReadOnlyList<double> monitored)
    {
        double scheduled = _plan.Steps is { } planned ? _plan.Schedule.Factor(monitored, steps, planned) : _plan.Schedule.Factor(monitored, monitored.Count, Epochs);
        return steps < _plan.WarmUpSteps ? scheduled * (steps + 1) / _plan.WarmUpSteps : scheduled;
    }

    /// <summary>Rounded up.</summary>
    private static long Quotient(long number, long divisor) => ((number - 1) / divisor) + 1;
}
