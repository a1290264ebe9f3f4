using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>The history of a training run, epoch by epoch. It is part of the transformer and saved with it.</summary>
/// <remarks>It contains no clock times, so the same seed gives the same history.</remarks>
public sealed record TrainingHistory
{
    /// <summary>The seed from which the fit derived all its random numbers, whether it was given or chosen at random.</summary>
    public required int Seed { get; init; }

    /// <summary>The number of rows that the weights were trained on.</summary>
    public required long TrainingRows { get; init; }

    /// <summary>The number of rows held out for validation; 0 if there were none.</summary>
    public required long ValidationRows { get; init; }

    /// <summary>
    /// The number of threads used by the operations of the training; <see langword="null"/> if a saved model does not record it.
    /// The same seed and the same number of threads give the same bytes.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>The completed epochs, in order.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>The epoch whose weights the transformer has, counted from 1; 0 if the layers were only trained one by one.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The reason why training ended.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>The history of each phase of layer-wise pretraining, from the first hidden layer to the code; empty without pretraining.</summary>
    public IReadOnlyList<TrainingHistory> Pretraining { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The history of the phase that learned labels after the training without them; <see langword="null"/> if there was no such phase.
    /// The weights of the transformer are those of its best epoch.
    /// </summary>
    public TrainingHistory? Supervision { get; init; }

    /// <summary>The record of <see cref="BestEpoch"/>.</summary>
    /// <exception cref="InvalidOperationException">The layers were only trained one by one: see <see cref="Pretraining"/>.</exception>
    [JsonIgnore]
    public EpochRecord Best => BestEpoch > 0
        ? Epochs[BestEpoch - 1]
        : throw new InvalidOperationException("The network was not trained as a whole: see Pretraining for the history of each layer.");

    /// <summary>Lists the losses of all phases as rows of a table, for charts of one's own.</summary>
    /// <returns>The losses in the order of the training: pretraining, the whole, labels; by epoch; the training's, that of held-out rows, then parts.</returns>
    public IEnumerable<LossValue> Losses() =>
        [
            .. Pretraining.SelectMany((phase, i) => phase.LossesOf(FormattableString.Invariant($"layer {i + 1}"))),
            .. LossesOf("all layers"),
            .. Supervision?.LossesOf("labels") ?? [],
        ];

    private IEnumerable<LossValue> LossesOf(string phase) =>
        from epoch in Epochs
        from loss in epoch.Losses
        select new LossValue(phase, epoch.Epoch, loss.Name, loss.Value, epoch.Epoch == BestEpoch);

    /// <summary>Formats the history as a table with one line for each epoch.</summary>
    /// <returns>Lines of text. The epoch whose weights were kept is marked with *.</returns>
    public override string ToString()
    {
        var table = new StringBuilder();
        for (int phase = 0; phase < Pretraining.Count; phase++)
            table.AppendLine(CultureInfo.InvariantCulture, $"phase {phase + 1}").AppendLine(Pretraining[phase].ToString());
        if (Pretraining.Count > 0)
            table.AppendLine("all layers");
        table.AppendLine("epoch  training loss  validation loss  learning rate");
        foreach (var epoch in Epochs)
        {
            table.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{epoch.Epoch,5}{(epoch.Epoch == BestEpoch ? '*' : ' ')} {epoch.TrainingLoss,13:G6}  {epoch.ValidationLoss,15:G6}  {epoch.LearningRate,13:G4}{string.Concat(epoch.Parts?.Select(p => string.Create(CultureInfo.InvariantCulture, $"  {p.Name} {p.Value:G6}")) ?? [])}"));
        }
        table.Append(CultureInfo.InvariantCulture, $"{TrainingRows} training rows, {ValidationRows} validation rows, seed {Seed}, {(Threads is null ? "" : $"threads {Threads}, ")}ended by: {StopReason}");
        return Supervision is null ? table.ToString() : table.AppendLine().AppendLine("with labels").Append(Supervision).ToString();
    }
}
