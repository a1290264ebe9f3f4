using System.Text.Json;
using Service.Models;

namespace Service.Requests;

/// <summary>Answers a request that has rows with their predictions.</summary>
internal sealed class RowsEndpoint<TPrediction>(Scorer<TPrediction> scorer, ServiceSettings settings, Action<Utf8JsonWriter, IReadOnlyList<TPrediction>> write)
    where TPrediction : class, new()
{
    public async Task Answer(HttpContext http)
    {
        IReadOnlyList<TPrediction> predictions;
        try
        {
            predictions = scorer.Score(await RowsBody.Read(http.Request, settings, scorer.Input.Size));
        }
        catch (BadRowsException e)
        {
            await Answers.Error(http, StatusCodes.Status400BadRequest, e.Message);
            return;
        }
        await Answers.Write(http, json => write(json, predictions));
    }
}
