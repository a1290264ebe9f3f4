using System.Text.Json;

namespace Service.Requests;

/// <summary>Answers as JSON.</summary>
internal static class Answers
{
    public static Task Error(HttpContext http, int status, string sentence)
    {
        http.Response.StatusCode = status;
        return Write(http, json => json.WriteString("error", sentence));
    }

    public static async Task Write(HttpContext http, Action<Utf8JsonWriter> properties)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        using (var json = new Utf8JsonWriter(http.Response.BodyWriter))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    /// <summary>Writes null for what JSON has no number for: results that rows far outside the training rows may have.</summary>
    public static void WriteNumber(Utf8JsonWriter json, float value)
    {
        if (float.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteNullValue();
    }
}
