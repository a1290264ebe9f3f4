using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Seeding;

namespace MLNet.Autoencoders.Training;

/// <summary>
/// Trains the layers of a network one by one, each as a shallow autoencoder with the decoder layer that mirrors it, on the
/// outputs of the layers before it.
/// </summary>
internal sealed class LayerwiseTraining(LayerwisePretraining plan, AutoencoderNetwork network, ReconstructionTerm reconstruction, double weightDecay, Func<TrainingRows, GapCorruptor?> gaps, FitSeed seed, FitClock clock)
{
    /// <summary>Whether every phase is complete; otherwise the time of the whole fit was up in one, and a later fit may resume it.</summary>
    public bool IsFinished { get; private set; } = true;

    /// <param name="rows">The inputs of the first layer.</param>
    /// <param name="checkpoint">The checkpoint of each phase, counted from 1, given the phases before it.</param>
    /// <param name="report">Called after each epoch.</param>
    /// <param name="cancellation">Ends training; before the last phase with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The history of each phase.</returns>
    public IReadOnlyList<TrainingHistory> Run(TrainingRows rows, Func<int, IReadOnlyList<TrainingHistory>, Checkpoint?> checkpoint, Action<TrainingProgress> report, CancellationToken cancellation)
    {
        var histories = new List<TrainingHistory>();
        for (int layer = 0; layer < network.Encoder.Count; layer++)
        {
            if (histories.Count > 0 && histories[^1].StopReason == StopReason.Cancelled)
                throw new OperationCanceledException($"The fit was cancelled in phase {layer} of {network.Encoder.Count}: the layers after it have not been trained yet.", cancellation);
            int phase = layer + 1;
            var loop = Phase(layer, rows);
            // A later fit that resumes this phase cannot use what was built on it.
            histories.Add(loop.Run(IsFinished ? checkpoint(phase, histories) : null, p => report(p with { Phase = phase }), cancellation));
            IsFinished &= loop.IsFinished;
            var encoder = network.Encoder[layer];
            if (phase < network.Encoder.Count)
                rows = rows.Through(new AutoencoderNetwork([encoder], []).Encode, encoder.OutputSize);
        }
        rows.Free();
        return histories;
    }

    // Hidden values are far from 0: without centring, what all rows have in common would decide which units are active.
    private void Center(int layer, TrainingRows rows)
    {
        var mean = FeatureMean.Of(rows);
        network.Encoder[layer].CenterInputs(mean);
        network.Decoder[^(layer + 1)].CenterOutputs(layer == 0 ? Array.ConvertAll(mean, reconstruction.OutputFor) : mean);
    }

    private TrainingLoop Phase(int layer, TrainingRows rows)
    {
        var phase = plan.PhaseFor(layer);
        var phaseClock = clock.ForPhase(phase.Training.TimeBudget);
        Center(layer, rows);
        var encoder = network.Encoder[layer];
        var parts = CodeConstraintParts.Of(phase.CodeConstraint, [encoder]);
        var shallow = new AutoencoderNetwork([encoder], [network.Decoder[^(layer + 1)]]).Constrained(parts.Layer);
        // Hidden values have no range that cross-entropy could rely on.
        var loss = layer == 0 ? reconstruction : new SquaredErrorTerm();
        var objective = new Objective(shallow, loss, Corruptor.Of(phase.Corruption, () => FeatureRange.Of(rows)), parts.Terms) { Gaps = gaps(rows) };
        return new TrainingLoop(new TrainingStep(objective, phase.Training.Optimizer, weightDecay), rows, phase.Training, seed with { Phase = layer + 1 }, phaseClock);
    }
}
