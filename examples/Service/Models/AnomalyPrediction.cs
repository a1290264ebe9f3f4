using System.Text.Json;
using Service.Requests;

namespace Service.Models;

/// <summary>How strange a row is.</summary>
public sealed class AnomalyPrediction
{
    /// <summary>Larger for stranger rows.</summary>
    public float Score { get; set; }

    /// <summary>Whether the score exceeds the detector's threshold, or is not a number.</summary>
    public bool PredictedLabel { get; set; }

    /// <summary>Writes <c>{"scores": […], "anomalous": […]}</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<AnomalyPrediction> predictions)
    {
        json.WriteStartArray("scores");
        foreach (var prediction in predictions)
            Answers.WriteNumber(json, prediction.Score);
        json.WriteEndArray();
        json.WriteStartArray("anomalous");
        foreach (var prediction in predictions)
            json.WriteBooleanValue(prediction.PredictedLabel);
        json.WriteEndArray();
    }
}
