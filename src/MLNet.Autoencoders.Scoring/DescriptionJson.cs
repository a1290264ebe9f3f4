using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>How description and history are written as JSON.</summary>
/// <remarks>
/// What a later version of the same format adds is passed over. What an earlier one did not write yet comes as null, not as
/// the property's default: generated code sets every property that can be initialised.
/// </remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AutoencoderDescription))]
[JsonSerializable(typeof(TrainingHistory))]
internal sealed partial class DescriptionJson : JsonSerializerContext;
