using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>How description and history are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AutoencoderDescription))]
[JsonSerializable(typeof(TrainingHistory))]
internal sealed partial class DescriptionJson : JsonSerializerContext;
