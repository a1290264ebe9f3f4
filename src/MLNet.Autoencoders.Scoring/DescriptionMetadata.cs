using System.Text.Json;

namespace MLNet.Autoencoders;

/// <summary>Stores an <see cref="AutoencoderDescription"/> in the metadata of an ONNX file, as text that any viewer shows.</summary>
internal static class DescriptionMetadata
{
    public const int CurrentVersion = 1;

    private const string Structure = "mlnet.autoencoders";
    private const string Options = "mlnet.autoencoders.options";
    private const string History = "mlnet.autoencoders.history";

    public static Dictionary<string, string> Write(AutoencoderDescription description) => new()
    {
        [Structure] = JsonSerializer.Serialize(description, DescriptionJson.Default.AutoencoderDescription),
        [Options] = description.Options,
        [History] = JsonSerializer.Serialize(description.History, DescriptionJson.Default.TrainingHistory),
    };

    public static bool IsIn(IReadOnlyDictionary<string, string> metadata) => metadata.ContainsKey(Structure);

    public static AutoencoderDescription Read(IReadOnlyDictionary<string, string> metadata)
    {
        try
        {
            var description = JsonSerializer.Deserialize(metadata[Structure], DescriptionJson.Default.AutoencoderDescription) ?? throw new JsonException("it is null.");
            if (description.FormatVersion > CurrentVersion)
            {
                throw new FormatException(
                    $"The autoencoder was saved in format {description.FormatVersion}; this version of MLNet.Autoencoders.Scoring "
                    + $"reads formats up to {CurrentVersion}. Use a newer version of the package.");
            }
            description = description with
            {
                Options = metadata[Options],
                History = JsonSerializer.Deserialize(metadata[History], DescriptionJson.Default.TrainingHistory) ?? throw new JsonException("its history is null."),
            };
            if (Fault(description) is { } fault)
                throw new JsonException(fault);
            return description;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or KeyNotFoundException)
        {
            throw new FormatException("The ONNX file's description of the autoencoder is damaged: " + e.Message, e);
        }
    }

    /// <summary>Finds what cannot have been written by this library: missing names, impossible sizes, epochs that do not fit together.</summary>
    private static string? Fault(AutoencoderDescription d) =>
        d.FormatVersion < 1 ? $"its format is {d.FormatVersion}."
        : d.InputSize < 1 || d.CodingSize < 1 ? $"it encodes {d.InputSize} values as {d.CodingSize}."
        : d.OutputColumns.Count == 0 || d.OutputColumns.Any(c => c is not { Name: not null, TensorName: not null, Size: > 0 }) ? "its output columns are incomplete."
        : d.CodeDeviationTensorName is "" ? "its tensor of the codes' deviations has no name."
        : d.ImputedTensorName is "" ? "its tensor of filled rows has no name."
        : d.LabelScoreTensorName is "" ? "its tensor of label scores has no name."
        : d.AnomalyScoreTensorName is "" || d.FeatureContributionsTensorName is "" ? "a tensor of its anomaly score has no name."
        : (d.AnomalyScoreTensorName is null) != (d.FeatureContributionsTensorName is null) ? "its anomaly score is incomplete."
        : d.AnomalyThreshold is { } threshold && (d.AnomalyScoreTensorName is null || !float.IsFinite((float)threshold)) ? $"its threshold of anomalies is {threshold}."
        : d.DecoderVariance is not (null or (> 0 and < double.PositiveInfinity)) ? "its decoder's variance is not a finite number above 0."
        : d.FeatureNames is { } names && (names.Count != d.InputSize || names.Any(n => n is null)) ? $"it names {d.FeatureNames.Count} features of {d.InputSize}."
        : Fault(d.Prior, d.CodingSize) is { } prior ? prior
        : d.Chain?.Fault(d.InputSize) is { } chain ? chain
        : IsComplete(d.History) ? null
        : "its history is incomplete.";

    private static string? Fault(CodeDistribution? prior, int codingSize)
    {
        var faults = new OptionFaults();
        prior?.Validate(faults, nameof(AutoencoderDescription.Prior), codingSize);
        return faults.Any ? $"its prior is impossible. {faults}" : null;
    }

    private static bool IsComplete(TrainingHistory? history) =>
        history is not null
        && history.Epochs.All(e => e is not null)
        && history.BestEpoch >= 0 && history.BestEpoch <= history.Epochs.Count
        && history.Pretraining.All(IsComplete)
        && (history.Supervision is null || IsComplete(history.Supervision));
}
