namespace MLNet.Autoencoders;

/// <summary>
/// Shapes codes by labels: a head on the code, a single dense layer, learns the label of each row that has one, while the
/// autoencoder learns to reconstruct all rows.
/// </summary>
/// <remarks>
/// <para>
/// The type of the label column decides what the head is: softmax for a key, logistic for a <see cref="bool"/>, linear for a
/// <see cref="float"/>, which the head learns in standardised units. A row whose label is missing (a key of 0, or NaN) counts for the reconstruction alone; a
/// <see cref="bool"/> cannot be missing. Every class must have at least one labelled training row.
/// </para>
/// <para>
/// The loss is that of the labels, averaged over labelled rows, plus <see cref="ReconstructionWeight"/> times the loss without
/// supervision. Epochs record the weighted parts, and those of the head as "label" and "pseudoLabel". The loss of held-out rows
/// includes that of their labels. Of a variational autoencoder the head sees drawn codes in training, and the codes' means in use.
/// Layer-wise pretraining ignores the labels. Rows that <see cref="AutoencoderEstimator.Options.TrimmedFraction"/> leaves out of the
/// reconstruction still count for the label.
/// </para>
/// <para>
/// The codes are the output column as ever. The outputs of the head are a column of their own, if
/// <see cref="AutoencoderEstimator.Options.LabelScoreColumnName"/> is set. The label column is needed for training only.
/// </para>
/// </remarks>
public sealed record Supervision
{
    internal const string DefaultLabelColumnName = "Label";

    /// <summary>The name of the label column: a key with at least two values, a <see cref="bool"/> or a <see cref="float"/>. Default "Label".</summary>
    public string LabelColumnName { get; init; } = DefaultLabelColumnName;

    /// <summary>
    /// The weight of the reconstruction loss, and of what constraints and priors add to it, beside the loss of the labels. With 0, the
    /// decoder no longer learns while labels are learned. Default 0.02; at least 0.
    /// </summary>
    public double ReconstructionWeight { get; init; } = 0.02;

    /// <summary>
    /// How the labels are learned after a training without them: the plan of a further phase. Default <see langword="null"/>: they
    /// are learned in the training of the whole.
    /// </summary>
    /// <remarks>
    /// The settings for held-out rows, rows in memory, threads and checkpoint are ignored here; those of the whole's plan apply. The
    /// time budget counts from the start of the phase and is limited by that of the whole.
    /// </remarks>
    public TrainingPlan? Plan { get; init; }

    /// <summary>
    /// The number of encoder layers, from the first on, that stay as they are while labels are learned. Default 0; at least 0 and at
    /// most the number of encoder layers. Above 0 only with <see cref="Plan"/> or layer-wise pretraining, which train these layers before.
    /// </summary>
    public int FrozenLayers { get; init; }

    /// <summary>
    /// The least fraction of labelled rows in each batch while labels are learned: if fewer of the training rows are labelled, each batch
    /// has this fraction of them, drawn in turn from all labelled rows, and an epoch is a pass over the unlabelled ones. Default
    /// <see langword="null"/>: rows as they come; above 0 and below 1.
    /// </summary>
    /// <remarks>If the rows do not fit into memory, the labelled training rows must be at most half of those that do.</remarks>
    public double? LabelledFraction { get; init; }

    /// <summary>Whether unlabelled rows count for the label too. Not for a <see cref="float"/> label. Default <see langword="null"/>: they do not.</summary>
    public PseudoLabels? PseudoLabels { get; init; }

    internal void Validate(OptionFaults faults, string name, IReadOnlyList<IReadOnlyList<EncoderLayer>> encoders, bool pretrained)
    {
        if (string.IsNullOrWhiteSpace(LabelColumnName))
            faults.Add(name + ".LabelColumnName", $"'{LabelColumnName}'", "a column name");
        faults.AtLeast(ReconstructionWeight, 0, name + ".ReconstructionWeight");
        Plan?.Validate(faults, name + ".Plan");
        int layers = encoders.Max(e => e.Count);
        if (FrozenLayers < 0 || FrozenLayers > layers)
            faults.Add(name + ".FrozenLayers", FrozenLayers, $"from 0 to the number of encoder layers, {layers}");
        else if (FrozenLayers > 0 && Plan is null && !pretrained)
            faults.Add(name + ".FrozenLayers", FrozenLayers, "0 without Supervision.Plan or layer-wise pretraining: the layers would never be trained");
        if (LabelledFraction is { } fraction)
            faults.BetweenZeroAndOne(fraction, name + ".LabelledFraction");
        PseudoLabels?.Validate(faults, name + ".PseudoLabels");
    }

    internal Supervision WithoutTimeBudget() => this with { Plan = Plan is null ? null : Plan with { TimeBudget = null } };
}
