using System.Globalization;
using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Tool;

public class ScoreTests
{
    [Fact]
    public void Scores_are_those_of_the_model_beside_the_columns_that_are_kept()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(30));
        string model = ToolTable.Fit(folder, table);
        ToolRun.Done("score", model, table, "--keep", "id,class", "--out", folder["codes.csv"]);

        string[][] lines = Lines(folder["codes.csv"]);
        Assert.Equal(["id", "class", "Codes0", "Codes1", "Error"], lines[0]);
        Assert.Equal(31, lines.Length);
        using var autoencoder = new MLContext().LoadAutoencoder(model);
        var rows = Sample.Rows(30, 4).Select(r => (float[])[.. r, r[0] > 0.5 ? 0 : 1, r[0] > 0.5 ? 1 : 0]).ToArray();
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal([$"r{i}", i % 2 == 0 ? "a" : "b"], lines[i + 1][..2]);
            float[] code = autoencoder.Encode(rows[i]);
            Assert.Equal(code[0], Value(lines[i + 1][2]), 1e-5f);
            Assert.Equal(code[1], Value(lines[i + 1][3]), 1e-5f);
        }
    }

    [Fact]
    public void Columns_may_come_in_any_order_and_a_category_that_is_new_is_none_of_those_known()
    {
        using var folder = new TestFolder();
        string model = ToolTable.Fit(folder, ToolTable.Write(folder, "data.csv", ToolTable.Of(30)));
        string other = ToolTable.Write(folder, "other.tsv", "colour\tf3\tf1\tf2\tf0\nblue\t0.4\t0.2\t0.3\t0.1\n");
        ToolRun.Done("score", model, other, "--out", folder["codes.tsv"]);

        using var autoencoder = new MLContext().LoadAutoencoder(model);
        Assert.Equal(autoencoder.Encode([0.1f, 0.2f, 0.3f, 0.4f, 0, 0])[0], Value(File.ReadAllLines(folder["codes.tsv"])[1].Split('\t')[0]), 1e-5f);
    }

    [Fact]
    public void Rows_can_come_from_the_standard_input_and_go_to_the_standard_output()
    {
        using var folder = new TestFolder();
        string text = ToolTable.Of(30);
        string table = ToolTable.Write(folder, "data.csv", text);
        string model = ToolTable.Fit(folder, table);
        ToolRun.Done("score", model, table, "--keep", "id", "--out", folder["codes.csv"]);

        var piped = ToolRun.With(text, CancellationToken.None, "score", model, "-", "--keep", "id", "--out", "-");
        Assert.Equal(File.ReadAllText(folder["codes.csv"]), piped.Out);
        string rows = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        var named = ToolRun.With(rows, CancellationToken.None, "score", model, "-", "--columns", "id,f0,f1,f2,f3,colour,class", "--keep", "id", "--header", "none", "--out", "-");
        Assert.Equal(piped.Out[(piped.Out.IndexOf('\n', StringComparison.Ordinal) + 1)..], named.Out);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Parts_one_after_the_other_are_the_whole_byte_for_byte(int parts)
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(5000));
        string model = ToolTable.Fit(folder, table);
        ToolRun.Done("score", model, table, "--keep", "id", "--out", folder["whole.csv"]);
        for (int part = 1; part <= parts; part++)
            ToolRun.Done("score", model, table, "--keep", "id", "--part", $"{part}/{parts}", "--out", folder[$"part{part}.csv"]);

        Assert.Equal(
            File.ReadAllBytes(folder["whole.csv"]),
            Enumerable.Range(1, parts).SelectMany(part => File.ReadAllBytes(folder[$"part{part}.csv"])));
    }

    [Fact]
    public void Every_part_can_begin_with_the_names_of_the_columns()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(30));
        string model = ToolTable.Fit(folder, table);
        ToolRun.Done("score", model, table, "--part", "2/2", "--header", "every", "--out", folder["part.csv"]);
        ToolRun.Done("score", model, table, "--part", "1/2", "--header", "none", "--out", folder["other.csv"]);

        Assert.Equal("Codes0,Codes1,Error", File.ReadLines(folder["part.csv"]).First());
        Assert.Equal(30, Lines(folder["part.csv"]).Length - 1 + Lines(folder["other.csv"]).Length);
    }

    [Fact]
    public void A_file_of_scores_is_whole_or_not_there()
    {
        using var folder = new TestFolder();
        string model = ToolTable.Fit(folder, ToolTable.Write(folder, "data.csv", ToolTable.Of(30)));
        string bad = ToolTable.Write(folder, "bad.csv", ToolTable.Of(3000) + "r,1,2,x,4,red,a\n");
        var run = ToolRun.Of("score", model, bad, "--out", folder["codes.csv"]);

        Assert.Equal((1, $"{bad}, line 3002: column 'f2': 'x' is not a finite number."), (run.Code, run.Error));
        Assert.Equal(["bad.csv", "data.csv", "model.zip"], folder.Files);
    }

    [Fact]
    public void Scoring_that_is_interrupted_writes_nothing()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(30));
        string model = ToolTable.Fit(folder, table);
        var run = ToolRun.With("", new CancellationToken(canceled: true), "score", model, table, "--out", folder["codes.csv"]);

        Assert.Equal((130, "Interrupted: nothing was written."), (run.Code, run.Error));
        Assert.Equal(["data.csv", "model.zip"], folder.Files);
    }

    [Fact]
    public void Parts_of_wide_rows_are_scored_in_the_batches_of_the_whole_too()
    {
        using var folder = new TestFolder();
        const int Features = 3000;
        string header = string.Join(',', Enumerable.Range(0, Features).Select(i => $"f{i}"));
        var random = new Random(1);
        string[] lines = [.. Enumerable.Range(0, 2100).Select(_ => string.Join(',', Enumerable.Range(0, Features).Select(_ => random.Next(10))))];
        string few = ToolTable.Write(folder, "few.csv", string.Join('\n', [header, .. lines[..20]]));
        string table = ToolTable.Write(folder, "data.csv", string.Join('\n', [header, .. lines]));
        ToolRun.Done("fit", few, "--codes", "3", "--hidden", "4", "--epochs", "1", "--seed", "1", "--threads", "1", "--out", folder["m.zip"]);
        ToolRun.Done("score", folder["m.zip"], table, "--out", folder["whole.csv"]);
        ToolRun.Done("score", folder["m.zip"], table, "--part", "1/2", "--out", folder["part1.csv"]);
        ToolRun.Done("score", folder["m.zip"], table, "--part", "2/2", "--out", folder["part2.csv"]);

        Assert.Equal(1 + 2100, File.ReadAllLines(folder["whole.csv"]).Length);
        Assert.Equal(File.ReadAllText(folder["whole.csv"]), File.ReadAllText(folder["part1.csv"]) + File.ReadAllText(folder["part2.csv"]));
    }

    [Fact]
    public void Numbers_are_written_with_a_point_wherever_the_tool_runs()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(30));
        string model = ToolTable.Fit(folder, table);
        ToolRun.Done("score", model, table, "--out", folder["codes.csv"]);
        using (new OtherCulture())
            ToolRun.Done("score", model, table, "--out", folder["other.csv"]);

        Assert.Equal(File.ReadAllBytes(folder["codes.csv"]), File.ReadAllBytes(folder["other.csv"]));
    }

    private static string[][] Lines(string path) => [.. File.ReadAllLines(path).Select(line => line.Split(','))];

    private static float Value(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
