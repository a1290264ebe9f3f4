using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AutoencoderOptions = MLNet.Autoencoders.AutoencoderEstimator.Options;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>Options from a JSON file, in the form in which a model's description holds them. What the file does not say stays as it is.</summary>
internal static class OptionsFile
{
    /// <summary>The property that tells which of several types an object has.</summary>
    private const string Discriminator = "kind";

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The options with those of the file over them.</summary>
    /// <exception cref="UserError">The file is missing, or is not of options.</exception>
    public static AutoencoderOptions Over(AutoencoderOptions options, string path)
    {
        if (!File.Exists(path))
            throw new UserError($"{FitOptions.OptionsPath}: there is no file {path}.");
        try
        {
            var merged = (JsonObject)JsonSerializer.SerializeToNode(options, Format)!;
            if (JsonNode.Parse(File.ReadAllText(path), documentOptions: Lenient) is not JsonObject given)
                throw new JsonException("it is not an object.");
            Merge(merged, given);
            return merged.Deserialize<AutoencoderOptions>(Format)!;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw new UserError($"{FitOptions.OptionsPath}: {path} is not a file of options: {e.Message}");
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
}
