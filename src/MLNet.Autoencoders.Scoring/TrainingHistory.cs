using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>How a training went, epoch by epoch. It is kept with the transformer and saved with it.</summary>
/// <remarks>It holds no clock times: the same seed gives the same history.</remarks>
public sealed record TrainingHistory
{
    /// <summary>The seed that the fit drew all its random numbers from, whether given or drawn.</summary>
    public required int Seed { get; init; }

    /// <summary>The number of rows that the weights were fitted to.</summary>
    public required long TrainingRows { get; init; }

    /// <summary>The number of rows held out for validation; 0 without.</summary>
    public required long ValidationRows { get; init; }

    /// <summary>
    /// The number of threads that the operations of the training used; <see langword="null"/> where a model does not tell.
    /// With the same number, the same seed gives the same bytes.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>The epochs that were completed, in order.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>The epoch, counted from 1, whose weights the transformer has; 0 where the layers were trained one by one only.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Why training ended.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>How each phase of layer-wise pretraining went, from the first hidden layer to the code; empty without.</summary>
    public IReadOnlyList<TrainingHistory> Pretraining { get; init => field = value ?? []; } = [];

    /// <summary>The record of <see cref="BestEpoch"/>.</summary>
    /// <exception cref="InvalidOperationException">The layers were trained one by one only: see <see cref="Pretraining"/>.</exception>
    [JsonIgnore]
    public EpochRecord Best => BestEpoch > 0
        ? Epochs[BestEpoch - 1]
        : throw new InvalidOperationException("The network was not trained as a whole: see Pretraining for the history of each layer.");

    /// <summary>The history as a table, one line an epoch.</summary>
    /// <returns>Lines of text; the epoch whose weights were kept is marked with *.</returns>
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
                $"{epoch.Epoch,5}{(epoch.Epoch == BestEpoch ? '*' : ' ')} {epoch.TrainingLoss,13:G6}  {epoch.ValidationLoss,15:G6}  {epoch.LearningRate,13:G4}"));
        }
        return table.Append(CultureInfo.InvariantCulture, $"{TrainingRows} training rows, {ValidationRows} validation rows, seed {Seed}, {(Threads is null ? "" : $"threads {Threads}, ")}ended by: {StopReason}").ToString();
    }
}
