using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MLNet.Autoencoders;

/// <summary>Serializes options as JSON.</summary>
/// <remarks>
/// It uses reflection rather than generated code: options written by an older version lack newer properties, and only with
/// reflection do these get their defaults.
/// </remarks>
internal static class OptionsJson
{
    /// <summary>The property that tells which of several types an object has.</summary>
    private const string Discriminator = "kind";

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    private static readonly JsonSerializerOptions Reading = new(Format)
    {
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveCodesUnscaled } },
    };

    /// <summary>For text that people write: a name that does not exist is a mistake.</summary>
    private static readonly JsonSerializerOptions StrictReading = new(Reading)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
    };

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static string Write(AutoencoderEstimator.Options options) => JsonSerializer.Serialize(options, Format);

    public static AutoencoderEstimator.Options Read(string json) =>
        Told(() => JsonSerializer.Deserialize<AutoencoderEstimator.Options>(json, Reading) ?? throw new JsonException("they are null."));

    /// <summary>Options with those of a text over them. What is not part of a model's options is as in a new object.</summary>
    public static AutoencoderEstimator.Options Over(AutoencoderEstimator.Options options, string json) => Told(() =>
    {
        var merged = (JsonObject)JsonSerializer.SerializeToNode(options, Format)!;
        if (JsonNode.Parse(json, documentOptions: Lenient) is not JsonObject given)
            throw new JsonException("they are not an object.");
        Merge(merged, given);
        return merged.Deserialize<AutoencoderEstimator.Options>(StrictReading)!;
    });

    private static AutoencoderEstimator.Options Told(Func<AutoencoderEstimator.Options> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException("The options of the autoencoder cannot be read: " + e.Message, e);
        }
    }

    /// <summary>Objects are merged property by property, unless they are of different types.</summary>
    private static void Merge(JsonObject target, JsonObject given)
    {
        foreach (var (name, value) in given)
        {
            if (target[name] is JsonObject before && value is JsonObject after && HaveSameKind(before, after))
                Merge(before, after);
            else
                target[name] = value?.DeepClone();
        }
    }

    private static bool HaveSameKind(JsonObject before, JsonObject after) =>
        after[Discriminator] is not { } kind || (before[Discriminator] is { } other && JsonNode.DeepEquals(kind, other));

    /// <summary>Options that do not specify how codes are scaled were written before there was a choice, or do not scale codes.</summary>
    private static void LeaveCodesUnscaled(JsonTypeInfo type)
    {
        if (type.Type == typeof(AutoencoderEstimator.Options))
            type.OnDeserializing = options => ((AutoencoderEstimator.Options)options).CodeScaling = CodeScaling.None;
    }
}
