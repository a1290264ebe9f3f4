namespace MLNet.Autoencoders.Tool.Options;

/// <summary>Which options of the command line stand for which of the library, so that its faults can be told in their words.</summary>
internal static class OptionNames
{
    private static readonly (string Property, string Option)[] Names =
    [
        ("Architecture.CodingSize", FitOptions.Codes),
        ("Architecture.HiddenSizes", FitOptions.Hidden),
        ("Training.Epochs", FitOptions.Epochs),
        ("Training.Steps", FitOptions.Steps),
        ("Training.BatchSize", FitOptions.BatchSize),
        ("Training.Optimizer.LearningRate", FitOptions.LearningRate),
        ("Training.ValidationFraction", FitOptions.Validation),
        ("Training.TimeBudget (seconds)", FitOptions.TimeLimit),
        ("Training.RowsInMemory", FitOptions.RowsInMemory),
        ("Training.Threads", FitOptions.Threads),
        ("Training.CheckpointPath", FitOptions.Checkpoint),
        ("FalsePositiveRate", DetectorOptions.FalsePositiveRate),
        ("Contamination", DetectorOptions.Contamination),
    ];

    /// <summary>Puts the option in front of the property that it sets.</summary>
    public static string InWords(string message)
    {
        foreach (var (property, option) in Names)
        {
            message = message.Replace($" Autoencoder.{property} ", $" {option} ({property}) ", StringComparison.Ordinal)
                .Replace($" {property} ", $" {option} ({property}) ", StringComparison.Ordinal);
        }
        return message;
    }
}
