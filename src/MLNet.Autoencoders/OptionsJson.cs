using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>How options are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AutoencoderEstimator.Options))]
internal sealed partial class OptionsJson : JsonSerializerContext;
