namespace MLNet.Autoencoders;

/// <summary>The progress of a training, reported after each epoch.</summary>
/// <param name="Record">The epoch that was completed.</param>
/// <param name="Epochs">The planned number of epochs.</param>
/// <param name="Elapsed">The time since training began.</param>
public sealed record TrainingProgress(EpochRecord Record, int Epochs, TimeSpan Elapsed)
{
    /// <summary>
    /// The phase of layer-wise pretraining, counted from 1; 0 for the training of the whole network. The phase that learns labels after
    /// it has the next number.
    /// </summary>
    public int Phase { get; init; }

    /// <summary>Formats the progress as a line of text.</summary>
    /// <returns>For example <c>epoch 3/50: training loss 4.21, validation loss 4.35 (1.8 s)</c>.</returns>
    public override string ToString()
    {
        string parts = Record.Parts is { } found ? $" ({string.Join(", ", found.Select(p => FormattableString.Invariant($"{p.Name} {p.Value:G5}")))})" : "";
        string validation = Record.ValidationLoss is { } loss ? FormattableString.Invariant($", validation loss {loss:G5}") : "";
        return FormattableString.Invariant(
            $"{(Phase > 0 ? $"phase {Phase}, " : "")}epoch {Record.Epoch}/{Epochs}: training loss {Record.TrainingLoss:G5}{parts}{validation} ({Elapsed.TotalSeconds:F1} s)");
    }
}
