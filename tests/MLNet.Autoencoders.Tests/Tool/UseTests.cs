using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Tool;

public class UseTests
{
    [Fact]
    public void A_detector_scores_rows_as_the_library_does()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(200));
        ToolRun.Done("detect", table, "--features", "f*", "--contamination", "0.1", "--steps", "20", "--seed", "1", "--threads", "1", "--out", folder["m.zip"]);
        ToolRun.Done("score", folder["m.zip"], table, "--keep", "id", "--out", folder["scores.csv"]);

        string[] lines = File.ReadAllLines(folder["scores.csv"]);
        Assert.Equal("id,Score,PredictedLabel", lines[0]);
        using var detector = new MLContext().LoadAnomalyDetector(folder["m.zip"]);
        float[] scores = detector.Scores(Sample.Rows(200, 4));
        Assert.Equal([.. scores.Select(s => s > detector.Threshold ? "true" : "false")], lines[1..].Select(l => l.Split(',')[2]));
        Assert.InRange(lines.Count(l => l.EndsWith("true", StringComparison.Ordinal)), 1, 60);
        Assert.Contains("threshold: ", ToolRun.Done("describe", folder["m.zip"]).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Generated_rows_are_a_table_or_a_sheet_of_pictures()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(60));
        ToolRun.Done("fit", table, "--features", "f*", "--kind", "variational", "--codes", "2", "--epochs", "2", "--threads", "1", "--out", folder["m.zip"]);
        ToolRun.Done("generate", folder["m.zip"], "--count", "5", "--seed", "3", "--out", folder["rows.csv"]);
        ToolRun.Done("generate", folder["m.zip"], "--count", "5", "--seed", "3", "--out", folder["rows.png"], "--image", "1x2x2");

        using var model = new MLContext().LoadAutoencoder(folder["m.zip"]);
        float[][] rows = model.Generate(5, seed: 3);
        string[] expected = ["f0,f1,f2,f3", .. rows.Select(row => string.Join(',', row.Select(MLNet.Autoencoders.Tool.Data.Number.Format)))];
        Assert.Equal(expected, File.ReadAllLines(folder["rows.csv"]));
        Assert.Equal("--image: 1x3x3 is not the shape of rows of 4 values.", ToolRun.Of("generate", folder["m.zip"], "--out", folder["x.png"], "--image", "1x3x3").Error);
        Assert.Equal("--image: a .png file needs the shape of its pictures, such as 1x28x28.", ToolRun.Of("generate", folder["m.zip"], "--out", folder["x.png"]).Error);
    }

    [Fact]
    public void An_autoencoder_that_cannot_generate_says_which_can()
    {
        using var folder = new TestFolder();
        string model = ToolTable.Fit(folder, ToolTable.Write(folder, "data.csv", ToolTable.Of(40)));
        var run = ToolRun.Of("generate", model, "--out", folder["rows.csv"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("Variational", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("encoder", AutoencoderPart.Encoder)]
    [InlineData("decoder", AutoencoderPart.Decoder)]
    [InlineData("whole", AutoencoderPart.Whole)]
    public void An_exported_part_is_the_library_s(string name, AutoencoderPart part)
    {
        using var folder = new TestFolder();
        string model = ToolTable.Fit(folder, ToolTable.Write(folder, "data.csv", ToolTable.Of(40)));
        ToolRun.Done("export", model, "--part", name, "--out", folder["part.onnx"]);

        using var autoencoder = new MLContext().LoadAutoencoder(model);
        autoencoder.ExportOnnx(folder["expected.onnx"], part);
        Assert.Equal(File.ReadAllBytes(folder["expected.onnx"]), File.ReadAllBytes(folder["part.onnx"]));
    }

    [Fact]
    public void A_description_tells_columns_options_and_history()
    {
        using var folder = new TestFolder();
        string model = ToolTable.Fit(folder, ToolTable.Write(folder, "data.csv", ToolTable.Of(40)));
        string summary = ToolRun.Done("describe", model).Out;
        Assert.Contains("takes: Features, 6 features\ngives: Codes, 2 values\ngives: Error, 1 values\nfeatures: f0, f1, f2, f3, colour.green, colour.red\n", summary, StringComparison.Ordinal);
        Assert.Contains("\"reconstructionLoss\": \"SquaredError\"", summary, StringComparison.Ordinal);
        Assert.Equal(AutoencoderDescription.FromFile(model).History.ToString().ReplaceLineEndings("\n") + "\n", ToolRun.Done("describe", model, "--history").Out);
    }

    [Fact]
    public void A_report_is_written_with_the_fit_or_from_the_model()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(60));
        string model = ToolTable.Fit(folder, table, "--label", "class", "--report", folder["fit.html"]);
        ToolRun.Done("report", model, table, "--label", "class", "--title", "Colours & numbers", "--out", folder["model.html"]);
        ToolRun.Done("detect", table, "--features", "f*", "--steps", "5", "--threads", "1", "--out", folder["d.zip"], "--report", folder["detect.html"]);

        foreach (string name in new[] { "fit.html", "model.html", "detect.html" })
            Assert.StartsWith("<!doctype html>", File.ReadAllText(folder[name]), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Colours &amp; numbers", File.ReadAllText(folder["model.html"]), StringComparison.Ordinal);
        Assert.Equal("--report: there is no folder " + folder["none"] + ".", ToolRun.Of("fit", "none.csv", "--out", folder["m.zip"], "--report", Path.Combine(folder["none"], "r.html")).Error);
    }

    [Fact]
    public void Inputs_that_excite_units_are_shown_where_asked_for()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(60));
        string model = ToolTable.Fit(folder, table, "--exciting-inputs", "--report", folder["fit.html"]);
        ToolRun.Done("report", model, table, "--exciting-inputs", "--out", folder["with.html"]);
        ToolRun.Done("report", model, table, "--out", folder["without.html"]);

        const string Heading = "The input that excites each unit most";
        Assert.Equal((true, true, false), (Shows("fit.html"), Shows("with.html"), Shows("without.html")));

        bool Shows(string name) => File.ReadAllText(folder[name]).Contains(Heading, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_that_rows_do_not_have_is_told_before_the_fit()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(30));
        var run = ToolRun.Of("fit", table, "--features", "f*", "--image", "1x2x3", "--out", folder["m.zip"], "--report", folder["r.html"]);
        Assert.Equal((1, "--image: pictures of 1x2x3 have 6 values; the rows have 4."), (run.Code, run.Error));
        Assert.False(File.Exists(folder["m.zip"]));
    }

    [Fact]
    public void A_model_whose_report_fails_is_saved_and_that_is_said()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "gaps.csv", "f0,f1,f2\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"0.{i},,0.{30 - i}\n,0.{i},0.{i}\n")));
        var run = ToolRun.Of(
            "fit", table, "--kind", "imputation", "--codes", "2", "--epochs", "1", "--threads", "1", "--out", folder["m.zip"], "--exciting-inputs", "--report", folder["r.html"]);
        Assert.Equal(
            (1, $"The model {folder["m.zip"]} is saved; the report on it is not:\n--exciting-inputs: this needs two rows in which no value is missing."), (run.Code, run.Error));
        Assert.Equal((true, false), (File.Exists(folder["m.zip"]), File.Exists(folder["r.html"])));
    }
}
