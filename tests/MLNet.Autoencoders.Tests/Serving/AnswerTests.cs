using System.Globalization;
using System.Text.Json;
using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Serving;

public sealed class AnswerTests
{
    [Fact]
    public async Task Codes_are_those_of_the_transformer_for_one_row_and_for_many()
    {
        using var folder = new TestFolder();
        var ml = new MLContext(seed: 1);
        using var model = SmallModel.Fit(ml, output: "Numbers");
        ml.SaveAtomically(model, SmallModel.View(ml, SmallModel.Rows).Schema, folder["codes.zip"]);
        await using var service = await RunningService.Codes(folder["codes.zip"]);

        float[][] expected = model.Encode(SmallModel.Rows);
        SmallModel.AssertClose(expected, await service.CodesOf(SmallModel.Rows));
        foreach (int row in new[] { 0, 7, 59 })
            SmallModel.AssertClose(expected[row], (await service.CodesOf(SmallModel.Rows[row])).Single());
        Assert.Empty(await service.CodesOf());
    }

    [Fact]
    public async Task Scores_and_anomalies_are_those_of_the_detector_for_one_row_and_for_many()
    {
        using var folder = new TestFolder();
        ServedZip.SaveDetector(folder["detector.zip"]);
        await using var service = await RunningService.Anomalies(folder["detector.zip"]);

        var many = await service.Rows("/anomalies", [1, 2, 0], [3, 0, 2], [0, 0, 0]);
        Assert.Equal([5f, 13, 0], many.GetProperty("scores").Deserialize<float[]>()!);
        Assert.Equal([false, true, false], many.GetProperty("anomalous").Deserialize<bool[]>()!);

        var one = await service.Rows("/anomalies", [3, 0, 2]);
        Assert.Equal(13, one.GetProperty("scores")[0].GetSingle(), 1e-3);
        Assert.True(one.GetProperty("anomalous")[0].GetBoolean());
    }

    [Fact]
    public async Task A_score_that_is_not_finite_is_null_and_an_anomaly()
    {
        using var folder = new TestFolder();
        ServedZip.SaveDetector(folder["detector.zip"]);
        await using var service = await RunningService.Anomalies(folder["detector.zip"]);
        foreach (float[][] rows in new float[][][] { [[1e30f, 0, 0]], [[1e30f, 0, 0], [0, 1e30f, 0]] })
        {
            var answer = await service.Rows("/anomalies", rows);
            Assert.All(answer.GetProperty("scores").EnumerateArray(), score => Assert.Equal(JsonValueKind.Null, score.ValueKind));
            Assert.All(answer.GetProperty("anomalous").EnumerateArray(), anomalous => Assert.True(anomalous.GetBoolean()));
        }
    }

    [Fact]
    public async Task Two_models_are_served_beside_each_other_and_health_names_them()
    {
        using var folder = new TestFolder();
        ServedZip.SaveCodes(folder["codes.zip"], size: 2);
        ServedZip.SaveDetector(folder["detector.zip"]);
        await using var service = await RunningService.Start(["--Codes", folder["codes.zip"], "--Anomalies", folder["detector.zip"]]);
        Assert.Equal(new[] { 1f, 2 }, (await service.CodesOf([1, 2]))[0]);
        await service.Rows("/anomalies", [1, 2, 3]);

        var health = await service.Health();
        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal(("codes.zip", 2), (health.GetProperty("codes").GetProperty("file").GetString(), health.GetProperty("codes").GetProperty("values").GetInt32()));
        Assert.Equal(("detector.zip", 3), (health.GetProperty("anomalies").GetProperty("file").GetString(), health.GetProperty("anomalies").GetProperty("values").GetInt32()));
    }

    [Fact]
    public async Task An_address_without_a_model_says_so()
    {
        using var folder = new TestFolder();
        ServedZip.SaveCodes(folder["codes.zip"]);
        await using var service = await RunningService.Codes(folder["codes.zip"]);
        var (status, answer) = await service.Post("/anomalies", RunningService.Json([1, 2, 3]));
        Assert.Equal((404, "This service was started without a model for /anomalies."), (status, answer.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_missing_value_is_null_where_the_model_was_trained_with_missing_values()
    {
        using var folder = new TestFolder();
        var ml = new MLContext(seed: 1);
        var options = SmallModel.CodesOnly();
        options.MissingValues = Autoencoders.MissingValues.Mask;
        using var model = SmallModel.Fit(ml, options);
        ml.SaveAtomically(model, SmallModel.View(ml, SmallModel.Rows).Schema, folder["codes.zip"]);
        await using var service = await RunningService.Codes(folder["codes.zip"]);
        var (status, answer) = await service.Post("/codes", RunningService.Body("""{"rows": [[0.1, null, 0.3, 0.4, 0.5, 0.6]]}"""));
        Assert.Equal(200, status);
        SmallModel.AssertClose(model.Encode([0.1f, float.NaN, 0.3f, 0.4f, 0.5f, 0.6f]), answer.GetProperty("codes")[0].Deserialize<float[]>()!);
    }

    [Fact]
    public async Task Numbers_are_taken_for_the_nearest_floats()
    {
        var random = new Random(1);
        string[] numbers =
        [
            "0", "-0", "7", "-12.5", "0.1", "3.14159", "16777215", "16777216", "16777217", "0.3000000119", "0.0000000001", "0.00000000001",
            "1e5", "1E-5", "-2.5e+3", "3.4028235e38", "1e-45", "123456789.123456789", "9999999", "99999999999999999999", "0.100000001490116119384765625",
            .. Enumerable.Range(0, 100).Select(_ => (random.Next(-9_999_999, 9_999_999) / Math.Pow(10, random.Next(11))).ToString("F10", CultureInfo.InvariantCulture)),
            .. Enumerable.Range(0, 100).Select(_ => random.NextSingle().ToString("R", CultureInfo.InvariantCulture)),
        ];
        float[] floats = [.. numbers.Select(n => float.Parse(n, CultureInfo.InvariantCulture))];
        Assert.Equal(floats, (await Codes([numbers])).Single());
        Assert.Equal(floats, (await Codes([.. numbers.Select(n => new[] { n })])).Select(code => code.Single()));

        static async Task<float[][]> Codes(string[][] rows)
        {
            using var folder = new TestFolder();
            ServedZip.SaveCodes(folder["codes.zip"], size: rows[0].Length);
            await using var service = await RunningService.Codes(folder["codes.zip"]);
            var (status, answer) = await service.Post("/codes", RunningService.Body($"{{\"rows\": [[{string.Join("], [", rows.Select(r => string.Join(", ", r)))}]]}}"));
            Assert.Equal(200, status);
            return answer.GetProperty("codes").Deserialize<float[][]>()!;
        }
    }
}
