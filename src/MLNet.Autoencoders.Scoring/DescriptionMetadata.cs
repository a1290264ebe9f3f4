using System.Text.Json;

namespace MLNet.Autoencoders;

/// <summary>Keeps an <see cref="AutoencoderDescription"/> in the metadata of an ONNX file, as texts that any viewer shows.</summary>
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
            return description with
            {
                Options = metadata[Options],
                History = JsonSerializer.Deserialize(metadata[History], DescriptionJson.Default.TrainingHistory) ?? throw new JsonException("its history is null."),
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException)
        {
            throw new FormatException("The ONNX file's description of the autoencoder is damaged: " + e.Message, e);
        }
    }
}
