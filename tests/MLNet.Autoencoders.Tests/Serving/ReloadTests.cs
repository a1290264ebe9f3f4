using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ML;
using MLNet.Autoencoders.Tests.Support;
using Service.Models;

namespace MLNet.Autoencoders.Tests.Serving;

public sealed class ReloadTests
{
    [Fact]
    public async Task A_model_saved_in_place_of_the_file_is_used_and_no_request_fails_meanwhile()
    {
        using var folder = new TestFolder();
        ServedZip.SaveCodes(folder["codes.zip"]);
        await using var service = await RunningService.Codes(folder["codes.zip"]);
        using var done = new CancellationTokenSource();
        Task<int>[] clients = [.. Enumerable.Range(1, 4).Select(rows => Task.Run(() => KeepAsking(service, rows, done.Token)))];
        for (int plus = 1; plus <= 5; plus++)
        {
            ServedZip.SaveCodes(folder["codes.zip"], plus);
            await RunningService.Until(() => Answers(service, plus), $"served: model {plus}");
        }
        await done.CancelAsync();
        foreach (int answers in await Task.WhenAll(clients))
            Assert.True(answers > 0);
    }

    [Fact]
    public async Task A_file_written_over_in_place_is_loaded_too()
    {
        using var folder = new TestFolder();
        ServedZip.SaveCodes(folder["codes.zip"]);
        ServedZip.SaveCodes(folder["other.zip"], plus: 1);
        await using var service = await RunningService.Codes(folder["codes.zip"]);
        File.WriteAllBytes(folder["codes.zip"], File.ReadAllBytes(folder["other.zip"]));
        await RunningService.Until(() => Answers(service, 1), "served: the other model");
    }

    [Fact]
    public async Task After_a_file_that_cannot_be_loaded_the_last_model_serves_until_one_can()
    {
        using var folder = new TestFolder();
        ServedZip.SaveCodes(folder["codes.zip"]);
        await using var service = await RunningService.Codes(folder["codes.zip"]);
        File.WriteAllText(folder["codes.zip"], "no model");
        await RunningService.Until(async () => (await service.Health()).GetProperty("status").GetString() != "ok", "seen: a bad file");
        Assert.Contains("codes.zip", (await service.Health()).GetProperty("codes").GetProperty("problem").GetString()!, StringComparison.Ordinal);
        Assert.True(await Answers(service, 0));

        ServedZip.SaveCodes(folder["codes.zip"], plus: 2);
        await RunningService.Until(() => Answers(service, 2), "served: the good model");
        Assert.Equal("ok", (await service.Health()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_model_of_another_size_takes_rows_of_that_size()
    {
        using var folder = new TestFolder();
        ServedZip.SaveCodes(folder["codes.zip"]);
        await using var service = await RunningService.Codes(folder["codes.zip"]);
        Assert.Equal(3, (await service.CodesOf([1, 2, 3]))[0].Length);
        ServedZip.SaveCodes(folder["codes.zip"], size: 5);
        await RunningService.Until(async () => (await service.Health()).GetProperty("codes").GetProperty("values").GetInt32() == 5, "served: five values");
        Assert.Equal(new[] { 1f, 2, 3, 4, 5 }, (await service.CodesOf([1, 2, 3, 4, 5]))[0]);
        Assert.Contains("the model takes 5", await service.Refusal("/codes", RunningService.Json([1, 2, 3])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prediction_engine_rented_before_the_model_was_replaced_answers_nothing_afterwards()
    {
        using var folder = new TestFolder();
        ServedZip.SaveCodes(folder["codes.zip"]);
        await using var service = await RunningService.Codes(folder["codes.zip"]);
        var engines = service.Services.GetRequiredService<PredictionEnginePool<FeatureRow, CodesPrediction>>();
        var rented = engines.GetPredictionEngine();
        ServedZip.SaveCodes(folder["codes.zip"], plus: 1);
        await RunningService.Until(async () => (await service.CodesOf([0, 0, 0], [0, 0, 0]))[0][0] == 1, "served: the new model");
        engines.ReturnPredictionEngine(rented);
        for (int i = 0; i < 3; i++)
            Assert.Equal(new[] { 1f, 1, 1 }, (await service.CodesOf([0, 0, 0]))[0]);
    }

    [Fact]
    public async Task A_replaced_model_is_disposed_when_the_last_request_has_its_answer()
    {
        using var folder = new TestFolder();
        ServedZip.SaveCodes(folder["codes.zip"]);
        List<SlowModel> loaded = [];
        var service = await RunningService.Start(["--Codes", folder["codes.zip"]], (context, path) =>
        {
            var model = new SlowModel(context);
            loaded.Add(model);
            return model;
        });
        var asked = service.Rows("/codes", [1], [2]);
        await loaded[0].Asked.Task;
        ServedZip.SaveCodes(folder["codes.zip"], plus: 1);
        await RunningService.Until(() => Task.FromResult(loaded.Count > 1), "loaded: the file a second time");
        // Until the service says that it was loaded, the first one may be in use by it.
        Assert.False(loaded[0].IsDisposed);
        loaded[0].MayAnswer.SetResult();
        Assert.Equal(2, (await asked).GetProperty("codes").GetArrayLength());
        await RunningService.Until(() => Task.FromResult(loaded[0].IsDisposed), "disposed: the first model");
        Assert.False(loaded[^1].IsDisposed);
        await service.DisposeAsync();
        Assert.All(loaded, model => Assert.True(model.IsDisposed));
    }

    /// <summary>Whether one row, and two, get the codes of the model that adds this number.</summary>
    private static async Task<bool> Answers(RunningService service, int plus) =>
        (await service.CodesOf([0, 1, 2]))[0][1] == plus + 1 && (await service.CodesOf([0, 1, 2], [0, 0, 0]))[1][1] == plus;

    private static async Task<int> KeepAsking(RunningService service, int count, CancellationToken done)
    {
        int answers = 0;
        float[][] rows = [.. Enumerable.Repeat(new float[] { 1, 2, 3 }, count)];
        while (!done.IsCancellationRequested)
        {
            var codes = await service.CodesOf(rows);
            // All rows of a request are scored by the same model.
            Assert.All(codes, code => Assert.Equal(codes[0], code));
            answers++;
        }
        return answers;
    }
}
