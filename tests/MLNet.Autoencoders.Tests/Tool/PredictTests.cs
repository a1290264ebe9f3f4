using System.Globalization;
using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Tool;

public class PredictTests
{
    /// <summary>Rows of two classes, high and low, of which one in three says so; and a number, their sum.</summary>
    private const int Rows = 90;

    [Fact]
    public void Classes_are_learned_from_the_rows_that_have_them_and_told_by_name()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", Table());
        var fit = ToolRun.Done(["predict", table, "--features", "f*", "--label", "class", .. Plan(folder)]);
        Assert.Contains("rows: 90 to learn from, 0 held out\n", fit.Out, StringComparison.Ordinal);
        ToolRun.Done("score", folder["m.zip"], table, "--keep", "true", "--out", folder["predicted.csv"]);

        string[][] lines = Lines(folder["predicted.csv"]);
        Assert.Equal(["true", "Score.low", "Score.high", "PredictedLabel"], lines[0]);
        Assert.InRange(lines.Skip(1).Count(l => l[0] == l[3]), (int)(0.95 * Rows), Rows);
        Assert.All(lines.Skip(1), l =>
        {
            Assert.Equal(1, Number(l[1]) + Number(l[2]), 1e-4f);
            Assert.Equal(l[3], Number(l[1]) > Number(l[2]) ? "low" : "high");
        });
    }

    [Fact]
    public void A_number_is_estimated_where_asked_for()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", Table());
        ToolRun.Done(["predict", table, "--features", "f*", "--label", "sum", "--number", .. Plan(folder)]);
        ToolRun.Done("score", folder["m.zip"], table, "--keep", "sum", "--out", folder["estimated.csv"]);

        string[][] lines = Lines(folder["estimated.csv"]);
        Assert.Equal(["sum", "Score"], lines[0]);
        var labelled = lines.Skip(1).Where(l => l[0].Length > 0).Select(l => (Sum: Number(l[0]), Score: Number(l[1]))).ToList();
        double mean = labelled.Average(l => l.Sum);
        double unexplained = labelled.Sum(l => Math.Pow(l.Score - l.Sum, 2)) / labelled.Sum(l => Math.Pow(l.Sum - mean, 2));
        Assert.InRange(unexplained, 0, 0.2);
    }

    [Theory]
    [InlineData(nameof(ReportedLabels.Whole), false)]
    [InlineData(nameof(ReportedLabels.Precise), true)]
    public void Labels_of_binary_files_may_be_numbers_of_any_type(string label, bool number)
    {
        using var folder = new TestFolder();
        var ml = new MLContext();
        using (var file = File.Create(folder["data.idv"]))
            ml.Data.SaveAsBinary(ml.Data.LoadFromEnumerable(Sample.Rows(60, SmallModel.Size).Select(r => new ReportedLabels { Features = r, Whole = r[0] > 0.8 ? 3 : 8, Precise = r[0] })), file);
        ToolRun.Done(["predict", folder["data.idv"], "--features", "Features", "--label", label, .. number ? ["--number"] : Array.Empty<string>(), .. Plan(folder)]);
        ToolRun.Done("score", folder["m.zip"], folder["data.idv"], "--out", folder["predicted.csv"]);
        string[][] lines = Lines(folder["predicted.csv"]);
        Assert.Equal(61, lines.Length);
        // ML.NET names the values of Score after classes that are text.
        Assert.Equal(number ? ["Score"] : ["Score0", "Score1", "PredictedLabel"], lines[0].OrderBy(header => header == "PredictedLabel").ThenBy(header => header, StringComparer.Ordinal));
        if (!number)
            Assert.Equal(["3", "8"], lines.Skip(1).Select(l => l[^1]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_has_to_be_known_is_asked_for_before_the_fit()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", Table());
        Assert.Equal("--label: this learns from labels; name their column.", ToolRun.Of("predict", table, "--out", folder["m.zip"]).Error);
        var text = ToolRun.Of("predict", table, "--features", "f*", "--label", "class", "--number", "--out", folder["m.zip"]);
        Assert.Equal((1, $"{table}, line 2: column 'class': 'low' is not a finite number."), (text.Code, text.Error));
        Assert.False(File.Exists(folder["m.zip"]));
    }

    [Theory]
    [InlineData(0, "has fewer than two different values; there is nothing to tell apart.")]
    [InlineData(1, "has fewer than two different values; there is nothing to tell apart.")]
    [InlineData(11, "has 11 different values, more than the 10 classes that --categories allows; predict --number estimates a number.")]
    public void Labels_that_are_no_classes_are_refused(int values, string fault)
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", "f0,f1,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"0.{i},0.{40 - i},{(values == 0 ? "" : i % values)}\n")));
        var run = ToolRun.Of("predict", table, "--label", "y", "--categories", "10", "--out", folder["m.zip"]);
        Assert.Equal((1, $"--label: column 'y' {fault}"), (run.Code, run.Error));
    }

    private static string[] Plan(TestFolder folder) => ["--codes", "4", "--hidden", "12", "--steps", "400", "--batch-size", "30", "--seed", "1", "--threads", "1", "--out", folder["m.zip"]];

    private static string Table()
    {
        var random = new Random(1);
        var lines = Enumerable.Range(0, Rows).Select(i =>
        {
            bool high = random.Next(2) == 1;
            double[] values = [.. Enumerable.Range(0, 4).Select(_ => (high ? 0.7 : 0.1) + (0.2 * random.NextDouble()))];
            string name = high ? "high" : "low", sum = values.Sum().ToString("F4", CultureInfo.InvariantCulture);
            return string.Join(',', values.Select(v => v.ToString("F4", CultureInfo.InvariantCulture)).Append(i % 3 == 0 ? name : "").Append(i % 3 == 0 ? sum : "").Append(name));
        });
        return "f0,f1,f2,f3,class,sum,true\n" + string.Join('\n', lines) + "\n";
    }

    private static string[][] Lines(string path) => [.. File.ReadAllLines(path).Select(line => line.Split(','))];

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
