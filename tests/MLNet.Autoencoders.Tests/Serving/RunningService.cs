using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.ML;
using Service;
using Service.Models;

namespace MLNet.Autoencoders.Tests.Serving;

/// <summary>The service of the example, on a free port of this machine, until it is disposed.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private RunningService(WebApplication app)
    {
        _app = app;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public IServiceProvider Services => _app.Services;

    public static Task<RunningService> Codes(string path, params string[] more) => Start(["--Codes", path, .. more]);

    public static Task<RunningService> Anomalies(string path, params string[] more) => Start(["--Anomalies", path, .. more]);

    public static async Task<RunningService> Start(string[] args, Func<MLContext, string, ServedModel<CodesPrediction>>? loadCodes = null)
    {
        var app = ServiceApplication.Build([.. args, "--Urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None"], loadCodes);
        await app.StartAsync();
        return new RunningService(app);
    }

    /// <summary>The codes of rows.</summary>
    public async Task<float[][]> CodesOf(params float[][] rows) =>
        (await Rows("/codes", rows)).GetProperty("codes").Deserialize<float[][]>()!;

    /// <summary>The answer to rows, which must be a good one.</summary>
    public async Task<JsonElement> Rows(string address, params float[][] rows)
    {
        var (status, answer) = await Post(address, Json(rows));
        Assert.True(status == 200, $"{status}: {answer}");
        return answer;
    }

    /// <summary>The sentence with which a body is refused.</summary>
    public async Task<string> Refusal(string address, HttpContent body)
    {
        var (status, answer) = await Post(address, body);
        Assert.True(status == 400, $"{status}: {answer}");
        return answer.GetProperty("error").GetString()!;
    }

    public async Task<(int Status, JsonElement Answer)> Post(string address, HttpContent body)
    {
        using var response = await _client.PostAsync(address, body);
        return ((int)response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    public async Task<JsonElement> Health() => JsonElement.Parse(await _client.GetStringAsync("/health"));

    /// <summary>Waits until something is so.</summary>
    public static async Task Until(Func<Task<bool>> isSo, string what)
    {
        for (var end = DateTime.UtcNow + Patience; !await isSo(); await Task.Delay(20))
            Assert.True(DateTime.UtcNow < end, $"After a minute: not {what}.");
    }

    public static StringContent Json(params float[][] rows) => Body(JsonSerializer.Serialize(new { rows }));

    public static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
