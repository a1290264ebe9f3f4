using System.Text.Json;
using Service.Models;

namespace Service.Requests;

/// <summary>Says which models are loaded, and whether their files could be loaded when they last changed.</summary>
internal sealed class HealthEndpoint(ModelFile<CodesPrediction>? codes, ModelFile<AnomalyPrediction>? anomalies)
{
    public Task Answer(HttpContext http) => Answers.Write(http, json =>
    {
        json.WriteString("status", codes?.Problem is null && anomalies?.Problem is null ? "ok" : "the last model is used");
        Write(json, "codes", codes);
        Write(json, "anomalies", anomalies);
    });

    private static void Write<TPrediction>(Utf8JsonWriter json, string name, ModelFile<TPrediction>? file)
        where TPrediction : class, new()
    {
        if (file is null)
            return;
        json.WriteStartObject(name);
        json.WriteString("file", file.Name);
        json.WriteNumber("values", file.Input.Size);
        json.WriteString("loaded", file.Loaded);
        if (file.Problem is { } problem)
            json.WriteString("problem", problem);
        json.WriteEndObject();
    }
}
