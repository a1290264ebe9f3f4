using System.Text.Json;
using Service.Requests;

namespace Service.Models;

/// <summary>The code of a row.</summary>
public sealed class CodesPrediction
{
    public float[] Codes { get; set; } = [];

    /// <summary>Writes <c>{"codes": [[…], …]}</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<CodesPrediction> predictions)
    {
        json.WriteStartArray("codes");
        foreach (var prediction in predictions)
        {
            json.WriteStartArray();
            foreach (float value in prediction.Codes)
                Answers.WriteNumber(json, value);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
