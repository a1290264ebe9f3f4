using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Seeding;

namespace MLNet.Autoencoders.Training;

/// <summary>Builds the network that the options describe and trains it: first layer by layer, if requested, then as a whole, and then with labels if they have a phase of their own.</summary>
internal sealed class NetworkTraining(AutoencoderEstimator.Options options, TrainingRows rows, int inputSize, FitSeed seed, FitClock clock)
{
    private readonly ReconstructionTerm _reconstruction = ReconstructionTerm.Of(options.ReconstructionLoss);

    /// <param name="fingerprint">Distinguishes this fit from others.</param>
    /// <param name="report">Called after each epoch.</param>
    /// <param name="warn">Called if a checkpoint cannot be written or deleted.</param>
    /// <returns>The trained network, ready for inference, and its training history.</returns>
    public (AutoencoderNetwork Network, TrainingHistory History) Run(string fingerprint, Action<TrainingProgress> report, Action<string> warn)
    {
        var network = Build();
        var layerwise = options.Pretraining is { } phases
            ? new LayerwiseTraining(phases, network, _reconstruction, options.WeightDecay, Gaps, seed, clock)
            : null;
        var pretraining = layerwise?.Run(rows, CheckpointOf, report, options.CancellationToken) ?? [];
        bool pretrained = layerwise?.IsFinished ?? true;
        using var generator = seed.ForPriorWeights();
        var prior = PriorParts.Of(options, network, generator, rows.Device);
        network = network.WithCode(prior.CodeLayers).WithNoise(options.HiddenNoise);
        var constraint = CodeConstraintParts.Of(options.CodeConstraint, network.Encoder);
        network = network.Constrained(constraint.Layer);
        if (options.Supervision is { Plan: null })
            network = WithLabelHead(network);
        bool trained = true;
        var history = FineTune(network) with { Pretraining = pretraining };
        if (!pretrained && history.StopReason != StopReason.Cancelled)
            history = history with { StopReason = StopReason.TimeBudget };
        if (options.Supervision is { Plan: { } plan })
        {
            network = WithLabelHead(network);
            history = history with { Supervision = LearnLabels(network, plan) };
        }
        if (trained && history.StopReason is StopReason.Completed or StopReason.EarlyStopping)
        {
            for (int phase = 0; phase <= pretraining.Count + 1; phase++)
                CheckpointOf(phase, [])?.Delete();
        }
        return (network, history);

        Checkpoint? CheckpointOf(int phase, IReadOnlyList<TrainingHistory> before) => options.Training.CheckpointPath is { } path
            ? new Checkpoint(Checkpoint.PathFor(path, phase), fingerprint, seed, before, warn)
            : null;

        TrainingHistory FineTune(AutoencoderNetwork network)
        {
            bool cancelled = pretraining.Count > 0 && pretraining[^1].StopReason == StopReason.Cancelled;
            if (cancelled && options.Supervision is not null)
                throw NoLabels();
            if (cancelled || options.Pretraining?.FineTuning == false)
                return Untrained(cancelled ? StopReason.Cancelled : StopReason.Completed);
            var loop = Loop(network, options.Training, options.Supervision is { Plan: null }, seed, clock);
            try
            {
                return loop.Run(pretrained ? CheckpointOf(0, pretraining) : null, report, options.CancellationToken);
            }
            catch (OperationCanceledException) when (pretraining.Count > 0 && options.Supervision is null)
            {
                return Untrained(StopReason.Cancelled);
            }
        }

        TrainingHistory LearnLabels(AutoencoderNetwork network, TrainingPlan plan)
        {
            if (history.StopReason == StopReason.Cancelled)
                throw NoLabels();
            int phase = pretraining.Count + 1;
            bool resumes = history.StopReason is StopReason.Completed or StopReason.EarlyStopping;
            var loop = Loop(network, plan, supervised: true, seed with { Phase = phase }, clock.ForPhase(plan.TimeBudget), history.Epochs.Count);
            // A later fit that resumes the training before cannot use what was built on it.
            var labelled = loop.Run(resumes ? CheckpointOf(phase, [.. pretraining, history]) : null, p => report(p with { Phase = phase }), options.CancellationToken);
            trained = loop.IsFinished;
            return labelled;
        }

        TrainingLoop Loop(AutoencoderNetwork network, TrainingPlan plan, bool supervised, FitSeed seed, FitClock clock, int epochsBefore = 0)
        {
            var supervision = supervised ? options.Supervision : null;
            var balance = supervision is null ? null : BatchBalance.Of(supervision.LabelledFraction, plan.BatchSize, rows.Labels!);
            network = network.Frozen(supervision?.FrozenLayers ?? 0);
            var objective = new Objective(network, _reconstruction, Corruptor.Of(options.Corruption, () => FeatureRange.Of(rows)), [.. constraint.Terms, .. prior.Terms])
            {
                Steps = options.WalkBack?.Steps ?? 1,
                Gaps = Gaps(rows),
                TrimmedFraction = options.TrimmedFraction,
                ReconstructionWeight = supervision?.ReconstructionWeight ?? 1,
                LabelTerms = supervision is null ? [] : LabelTerms.Of(supervision, network, rows.Labels!, balance),
            };
            var step = new TrainingStep(objective, plan.Optimizer, options.WeightDecay, [.. prior.Descents(network).Where(d => d.Parameters.Any())]);
            return new TrainingLoop(step, rows, plan, seed, clock, balance) { EpochsBefore = epochsBefore };
        }
    }

    private AutoencoderNetwork WithLabelHead(AutoencoderNetwork network)
    {
        using var generator = seed.ForLabelWeights();
        return network.WithLabelHead(LabelHead.Create(network.Encoder[^1].OutputSize, rows.Labels!, generator, rows.Device));
    }

    private OperationCanceledException NoLabels() => new("The fit was cancelled before any labels were learned.", options.CancellationToken);

    private AutoencoderNetwork Build()
    {
        using var generator = seed.ForWeights();
        var architecture = options.Architecture;
        var network = NetworkBuilder.Build(architecture, inputSize, _reconstruction.OutputActivation(architecture.OutputActivation), generator, rows.Device);
        return options.MissingValues == MissingValues.Mask ? network.ToldOfMissing(rows.Device) : network;
    }

    /// <summary>What hides values of these rows, if values can be missing.</summary>
    private GapCorruptor? Gaps(TrainingRows rows) => rows.Filling is { } filling ? new GapCorruptor(options.FurtherGaps, filling) : null;

    private TrainingHistory Untrained(StopReason reason) => new()
    {
        Seed = seed.Value,
        TrainingRows = rows.TrainingCount,
        ValidationRows = rows.ValidationCount,
        Threads = TorchSharp.torch.get_num_threads(),
        Epochs = [],
        BestEpoch = 0,
        StopReason = reason,
    };
}
