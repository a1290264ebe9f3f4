using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Tool;

/// <summary>What is wrong with a command, an option or the data is one sentence that says where.</summary>
public class BadInputTests
{
    public static TheoryData<string, string> Tables => new()
    {
        { "f0,f1\n1,2\n3\n", "line 3: 1 fields; the file has 2 columns." },
        { "f0,f1\n1,2\n3,\n", "line 3: column 'f1': the value is missing; learn from such rows with --mask-missing or --kind imputation, or leave the column out with --features." },
        { "f0,f1\n1,NA\n3,4\n", "line 2: column 'f1': the value is missing; learn from such rows with --mask-missing or --kind imputation, or leave the column out with --features." },
        { "f0,f1\n1,2\n3,1e999\n", "line 3: column 'f1': '1e999' is not a finite number." },
        { "f0,f0\n1,2\n", "line 1: two columns have the name 'f0'." },
        { "f0,f1\n1,\"a\"b\n", "line 2: the quotes of '\"a\"b' do not close as they should." },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Bad_rows_are_told_by_line_and_column(string table, string fault)
    {
        using var folder = new TestFolder();
        string path = ToolTable.Write(folder, "data.csv", table);
        Assert.Equal(new ToolRun(1, "", $"{path}, {fault}"), ToolRun.Of("fit", path, "--out", folder["m.zip"]));
    }

    [Fact]
    public void A_column_of_too_many_categories_is_told_by_the_first_of_them()
    {
        using var folder = new TestFolder();
        string path = ToolTable.Write(folder, "data.csv", ToolTable.Of(200));
        var run = ToolRun.Of("fit", path, "--label", "class", "--out", folder["m.zip"]);
        Assert.Equal(1, run.Code);
        Assert.StartsWith($"{path}, line 2: column 'id': 'r0' is not a number, and the column has more than 100 different values", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_rows_a_file_without_lines_and_no_file_are_refused()
    {
        using var folder = new TestFolder();
        string header = ToolTable.Write(folder, "header.csv", "f0,f1\n"), empty = ToolTable.Write(folder, "empty.csv", "");
        Assert.Equal($"{header} has no rows.", ToolRun.Of("fit", header, "--out", folder["m.zip"]).Error);
        Assert.Equal($"{empty} is empty.", ToolRun.Of("fit", empty, "--out", folder["m.zip"]).Error);
        Assert.Equal("There is no file none.csv.", ToolRun.Of("fit", "none.csv", "--out", folder["m.zip"]).Error);
        Assert.Equal("There is no file none.zip.", ToolRun.Of("score", "none.zip", header, "--out", folder["c.csv"]).Error);
    }

    [Fact]
    public void A_column_that_is_not_there_is_told_with_those_that_are()
    {
        using var folder = new TestFolder();
        string path = ToolTable.Write(folder, "data.csv", ToolTable.Of(10));
        Assert.Equal(
            $"--features: no column of {path} is named 'x*'. Its columns are id, f0, f1, f2, f3, colour, class.",
            ToolRun.Of("fit", path, "--features", "f*,x*", "--out", folder["m.zip"]).Error);
        Assert.Equal(
            $"--label: {path} has no column 'x'. Its columns are id, f0, f1, f2, f3, colour, class.",
            ToolRun.Of("fit", path, "--label", "x", "--out", folder["m.zip"]).Error);
        string model = ToolTable.Fit(folder, path), other = ToolTable.Write(folder, "other.csv", "f0,f1\n1,2\n");
        Assert.Equal($"{other} has no column 'f2', which the model takes. Its columns are f0, f1.", ToolRun.Of("score", model, other, "--out", folder["c.csv"]).Error);
    }

    [Fact]
    public void All_faults_of_the_options_are_told_at_once_by_the_names_of_the_command_line_before_the_data_are_read()
    {
        using var folder = new TestFolder();
        var run = ToolRun.Of("fit", "none.csv", "--codes", "0", "--epochs", "-1", "--out", folder["m.zip"]);
        Assert.Equal(
            new ToolRun(1, "", "The options have 2 faults: --codes (Architecture.CodingSize) = 0: allowed: 1 and above; --epochs (Training.Epochs) = -1: allowed: 1 and above"), run);
        Assert.Equal(
            "The options have 1 fault: --contamination (Contamination) = 2: allowed: above 0 to 0.5",
            ToolRun.Of("detect", "none.csv", "--contamination", "2", "--out", folder["m.zip"]).Error);
    }

    public static TheoryData<string[], string> Misuses => new()
    {
        { ["fit", "data.csv", "--codes", "many", "--out", "m.zip"], "--codes: 'many' is not a whole number.\nSee: autoencode fit --help" },
        { ["fit", "data.csv", "--kind", "wide", "--out", "m.zip"], "--kind: 'wide' is not one of " },
        { ["fit", "data.csv", "--time-limit", "10", "--out", "m.zip"], "--time-limit: '10' is not a duration such as 90s, 10m or 2h.\nSee: autoencode fit --help" },
        { ["score", "m.zip", "data.csv", "--part", "5/4", "--out", "c.csv"], "--part: '5/4' is not a part such as 3/16, the third of sixteen.\nSee: autoencode score --help" },
        { ["generate", "m.zip", "--image", "28x28", "--out", "c.png"], "--image: '28x28' is not a shape such as 1x28x28" },
        { ["fit", "data.csv"], "Option '--out' is required.\nSee: autoencode fit --help" },
        { ["fly"], "" },
        { [], "" },
    };

    [Theory]
    [MemberData(nameof(Misuses))]
    public void A_command_line_that_is_not_understood_has_an_exit_code_of_its_own(string[] arguments, string error)
    {
        var run = ToolRun.Of(arguments);
        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.StartsWith(error, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told_before_the_fit()
    {
        using var folder = new TestFolder();
        Assert.Equal($"--out: there is no folder {folder["none"]}.", ToolRun.Of("fit", "none.csv", "--out", Path.Combine(folder["none"], "m.zip")).Error);
        Assert.Equal($"--out: {folder.Path} is a folder.", ToolRun.Of("fit", "none.csv", "--out", folder.Path).Error);
    }

    [Fact]
    public void A_file_of_options_with_a_mistake_is_told_by_the_mistake()
    {
        using var folder = new TestFolder();
        string options = ToolTable.Write(folder, "options.json", """{ "wieghtDecay": 1 }""");
        var run = ToolRun.Of("fit", "none.csv", "--options", options, "--out", folder["m.zip"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("wieghtDecay", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("--options: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_a_model_is_refused_by_its_name()
    {
        using var folder = new TestFolder();
        string path = ToolTable.Write(folder, "data.csv", ToolTable.Of(10));
        foreach (var run in new[] { ToolRun.Of("describe", path), ToolRun.Of("score", path, path, "--out", folder["c.csv"]), ToolRun.Of("generate", path, "--out", folder["c.csv"]), ToolRun.Of("export", path, "--out", folder["e.onnx"]) })
        {
            Assert.Equal(1, run.Code);
            Assert.StartsWith(path, run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', run.Error);
        }
    }
}
