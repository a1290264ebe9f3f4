using MLNet.Autoencoders.Calibration;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Seeding;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Training;

/// <summary>
/// Trains a network with a threshold for a rate of false alarms, which comes from rows that the network was not fitted to: a tenth of
/// all or, if a tenth is too few to resolve the rate, all of them, each scored by one of five networks that were fitted to the others
/// (cross-fitting; R. Barber et al., "Predictive Inference with the Jackknife+", 2021).
/// </summary>
/// <param name="options">The options, settled for the rows, with an anomaly score.</param>
/// <param name="read">The rows.</param>
/// <param name="seed">The seed of the fit.</param>
/// <param name="device">The device.</param>
/// <param name="clock">The time of the whole fit, of which each network for cross-fitting may take an equal part.</param>
/// <param name="train">Trains a network on rows with options.</param>
internal sealed class ThresholdTraining(AutoencoderEstimator.Options options, ReadRows read, FitSeed seed, Device device, FitClock clock, Func<AutoencoderEstimator.Options, TrainingRows, FitClock, FittedNetwork> train)
{
    private const double HeldOutFraction = 0.1;

    private const int Folds = 5;

    /// <summary>The fewest rows for which a threshold is more than chance.</summary>
    private const long FewestRows = 2 * Folds;

    /// <param name="rate">The rate of false alarms.</param>
    /// <param name="warn">Called if there are too few rows for the rate.</param>
    /// <returns>The network, and its threshold.</returns>
    public (FittedNetwork Fitted, double Threshold) Run(double rate, Action<string> warn)
    {
        var (fitted, scores) = read.AreAll ? InMemory(read.ToMatrix(), rate) : Streamed();
        double threshold = FalseAlarmThreshold.Of(scores, rate, warn);
        return (fitted, FalseAlarmThreshold.AboveRounding(threshold, isLogarithm: options.MemoryBank is not null));
    }

    private (FittedNetwork Fitted, IReadOnlyList<double> Scores) InMemory(Tensor rows, double rate)
    {
        long count = rows.shape[0], held = (long)Math.Round(count * HeldOutFraction);
        if (count < FewestRows)
            throw new InvalidOperationException($"There {(count == 1 ? "is 1 row" : $"are {count} rows")}, which is too few to learn a threshold from. Provide at least {FewestRows}.");
        using var generator = seed.ForHeldOut();
        var order = randperm(count, ScalarType.Int64, CPU, generator: generator);
        if (held * rate < 1)
        {
            var scores = CrossFitted(rows, order);
            return (train(options, Prepare(rows), clock), scores);
        }
        var others = rows.index_select(0, order.narrow(0, 0, held));
        var fitted = train(options, Prepare(Kept(rows, order, held)), clock);
        return (fitted, Scores(fitted, fitted.Rows.Others(others, options.Training.BatchSize)));
    }

    private (FittedNetwork Fitted, IReadOnlyList<double> Scores) Streamed()
    {
        var copy = options.Copy();
        if (options.Training.ValidationFraction == 0)
            copy.Training = options.Training with { ValidationFraction = HeldOutFraction, KeepBest = options.Training.EarlyStopping is not null };
        var fitted = train(copy, read.Prepare(copy.Training, ScalingRule.Of(options), seed, device), clock);
        return (fitted, Scores(fitted, fitted.Rows.Validation(options.Training.BatchSize)));
    }

    /// <summary>The scores of all rows, each by a network that was fitted to the rows of the other folds.</summary>
    private List<double> CrossFitted(Tensor rows, Tensor order)
    {
        var copy = options.Copy();
        copy.Progress = null;
        copy.Training = options.Training with { CheckpointPath = null };
        var scores = new List<double>();
        long count = rows.shape[0];
        for (int fold = 0; fold < Folds; fold++)
        {
            using var scope = NewDisposeScope();
            long start = count * fold / Folds, end = count * (fold + 1) / Folds;
            var others = rows.index_select(0, order.narrow(0, start, end - start));
            var fitted = train(copy, Prepare(rows.index_select(0, cat([order.narrow(0, 0, start), order.narrow(0, end, count - end)]))), new FitClock(options.Training.TimeBudget / (Folds + 1)));
            // What a cancelled fit has learned so far says little of the one that is handed out.
            options.CancellationToken.ThrowIfCancellationRequested();
            scores.AddRange(Scores(fitted, fitted.Rows.Others(others, options.Training.BatchSize)));
        }
        return scores;
    }

    private TrainingRows Prepare(Tensor rows) => read.Prepare(rows, options.Training, ScalingRule.Of(options), seed, device);

    /// <summary>The rows that are not held out, in the same memory: the last ones take the places of those held out.</summary>
    private static Tensor Kept(Tensor rows, Tensor order, long held)
    {
        long kept = rows.shape[0] - held;
        long[] heldOut = [.. order.narrow(0, 0, held).data<long>()];
        var taken = heldOut.ToHashSet();
        long[] holes = [.. heldOut.Where(i => i < kept)];
        if (holes.Length > 0)
        {
            long[] last = [.. Enumerable.Range(0, (int)held).Select(i => kept + i).Where(i => !taken.Contains(i))];
            rows.index_put_(rows.index_select(0, tensor(last, ScalarType.Int64, CPU)), tensor(holes, ScalarType.Int64, CPU));
        }
        return rows.narrow(0, 0, kept);
    }

    private static IReadOnlyList<double> Scores(FittedNetwork fitted, BatchReader batches)
    {
        var values = new ScoreValues(fitted.Learned.Score!);
        CalibrationReading.Of(fitted.Network, () => batches, values);
        return values.Values;
    }
}
