namespace MLNet.Autoencoders;

/// <summary>
/// Greedy layer-wise training: phase k trains a shallow autoencoder on the outputs of phase k − 1, which are computed once. Then
/// the layers are stacked and, if requested, fine-tuned together (G. Hinton, R. Salakhutdinov 2006; Y. Bengio et al., "Greedy
/// Layer-Wise Training of Deep Networks", 2007).
/// </summary>
/// <remarks>
/// The first phase uses the loss of the whole network; the others reconstruct hidden values and use squared error. A phase that
/// is ended by its own early stopping or time budget is complete: training moves on to the next phase, and a fit that resumes
/// from a checkpoint does not continue it. When the time budget of the fit is used up, each remaining phase and the fine-tuning
/// get one epoch. A phase starts with biases that centre its rows, whose mean is μ: −W μ in the encoder layer, and in the decoder
/// layer the values for which its activation (or, under cross-entropy, the sigmoid after it) yields approximately μ (G. Hinton,
/// "A Practical Guide to Training Restricted Boltzmann Machines", 2010, section 8). A fit that is cancelled before its last phase
/// throws an exception, because its result would be useless.
/// </remarks>
public sealed record LayerwisePretraining
{
    /// <summary>How each layer is pretrained if <see cref="Phases"/> is <see langword="null"/>.</summary>
    public PretrainingPhase Phase { get; init; } = new();

    /// <summary>
    /// How each layer is pretrained: one phase for each encoder layer, from the first hidden layer to the code. Default
    /// <see langword="null"/>: <see cref="Phase"/> for all layers.
    /// </summary>
    public IReadOnlyList<PretrainingPhase>? Phases { get; init => field = ValueList<PretrainingPhase>.Of(value); }

    /// <summary>
    /// Whether all layers are trained together afterwards, with the options of the whole. Default <see langword="true"/>. If
    /// <see langword="false"/>, the corruption, the hidden noise and the walk-back of the whole are ignored, and of its plan only the held-out rows, the rows in
    /// memory, the threads, the time budget and the checkpoint are used; its code constraint has an effect only if it acts at
    /// inference, as k-sparsity does.
    /// </summary>
    public bool FineTuning { get; init; } = true;

    internal void Validate(OptionFaults faults, string name, IReadOnlyList<IReadOnlyList<EncoderLayer>> encoders)
    {
        if (!faults.Given(Phase, name + ".Phase"))
            return;
        var layers = Phases is null ? encoders[0] : encoders.FirstOrDefault(e => e.Count == Phases.Count);
        if (layers is null)
        {
            faults.Add(name + ".Phases.Count", Phases!.Count, $"null or one phase for each encoder layer, {string.Join(" or ", encoders.Select(e => e.Count))}");
            return;
        }
        for (int i = 0; i < layers.Count; i++)
        {
            if (Phases is null || faults.Given(Phases[i], $"{name}.Phases[{i}]"))
                PhaseFor(i).Validate(faults, Phases is null ? $"{name}.Phase (layer {i + 1})" : $"{name}.Phases[{i}]", layers[i]);
        }
    }

    internal PretrainingPhase PhaseFor(int layer) => Phases is null ? Phase : Phases[layer];

    internal LayerwisePretraining WithoutTimeBudgets() =>
        this with { Phase = Phase.WithoutTimeBudget(), Phases = Phases?.Select(p => p.WithoutTimeBudget()).ToArray() };
}
