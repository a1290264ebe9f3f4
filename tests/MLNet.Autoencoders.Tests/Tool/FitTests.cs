using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Tool;

public class FitTests
{
    [Fact]
    public void A_fitted_table_is_a_zip_that_ML_NET_loads_with_the_columns_of_the_table()
    {
        using var folder = new TestFolder();
        string model = ToolTable.Fit(folder, ToolTable.Write(folder, "data.csv", ToolTable.Of(60)));

        var loaded = new MLContext().Model.Load(model, out var schema);
        Assert.Equal(["f0", "f1", "f2", "f3", "colour"], schema.Select(c => c.Name));
        var columns = loaded.GetOutputSchema(schema);
        Assert.Equal("Vector<Single, 1, 2>", columns["Codes"].Type.ToString());
        Assert.NotNull(columns.GetColumnOrNull("Error"));
        (loaded as IDisposable)?.Dispose();
        Assert.Equal(["f0", "f1", "f2", "f3", "colour.green", "colour.red"], AutoencoderDescription.FromFile(model).FeatureNames);
    }

    [Fact]
    public void What_a_fit_came_to_is_written_as_plain_lines_where_nobody_watches()
    {
        using var folder = new TestFolder();
        var run = ToolRun.Done("fit", ToolTable.Write(folder, "data.csv", ToolTable.Of(60)), "--features", "f*", "--epochs", "3", "--validation", "0.2", "--seed", "7", "--threads", "1", "--out", folder["m.zip"]);

        Assert.Contains("epoch 3/3: training loss ", run.Out, StringComparison.Ordinal);
        Assert.Contains(" left\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("rows: 48 to learn from, 12 held out\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("seed: 7\n", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_fit_came_to_is_a_table_where_somebody_watches()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(60));
        using StringWriter output = new(), error = new();
        int code = MLNet.Autoencoders.Tool.CommandLine.Run(
            ["fit", table, "--features", "f*", "--epochs", "3", "--threads", "1", "--out", folder["m.zip"]], new(TextReader.Null, output, error, IsTerminal: true, ErrorIsTerminal: true, CancellationToken.None));

        Assert.Equal((0, ""), (code, error.ToString()));
        Assert.Contains("│ epochs", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_options_of_the_command_line_are_those_of_the_fit()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(60));
        ToolRun.Done(
            "fit", table, "--features", "f*", "--kind", "denoising", "--codes", "5", "--hidden", "7,6", "--steps", "4", "--batch-size", "16", "--learning-rate", "0.02",
            "--corruption", "gaussian:0.5", "--validation", "0.1", "--seed", "3", "--threads", "1", "--rows-in-memory", "20", "--out", folder["m.zip"]);

        var options = AutoencoderEstimator.Options.From(AutoencoderDescription.FromFile(folder["m.zip"]));
        var architecture = Assert.IsType<DenseArchitecture>(options.Architecture);
        Assert.Equal([7, 6], architecture.HiddenSizes);
        Assert.Equal(5, architecture.CodingSize);
        Assert.Equal(Corruption.Gaussian(0.5), options.Corruption);
        Assert.Equal((null, 4, 16, 0.02, 0.1, 20), (options.Training.Epochs, options.Training.Steps, options.Training.BatchSize, options.Training.Optimizer.LearningRate, options.Training.ValidationFraction, options.Training.RowsInMemory));
        Assert.Equal(3, options.Seed);
    }

    [Fact]
    public void Options_of_a_file_come_before_those_of_the_kind_and_after_those_of_the_command_line()
    {
        using var folder = new TestFolder();
        string options = ToolTable.Write(folder, "options.json", """{ "weightDecay": 0.5, "training": { "batchSize": 9, "epochs": 2 }, "corruption": { "kind": "gaussian", "standardDeviation": 0.25 } }""");
        string model = ToolTable.Fit(folder, ToolTable.Write(folder, "data.csv", ToolTable.Of(60)), "--kind", "denoising", "--options", options);

        var read = AutoencoderEstimator.Options.From(AutoencoderDescription.FromFile(model));
        Assert.Equal((0.5, 9, 3), (read.WeightDecay, read.Training.BatchSize, read.Training.Epochs));
        Assert.Equal(Corruption.Gaussian(0.25), read.Corruption);
        Assert.Equal(CodeScaling.CommonScale, read.CodeScaling);
    }

    [Fact]
    public void A_model_s_own_options_fit_the_same_model_again()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(60));
        string model = ToolTable.Fit(folder, table, "--kind", "sparse");
        string options = ToolTable.Write(folder, "options.json", ToolRun.Done("describe", model, "--options").Out);
        ToolRun.Done("fit", table, "--features", "f*,colour", "--kind", "sparse", "--options", options, "--threads", "1", "--out", folder["again.zip"]);

        Assert.Equal(AutoencoderDescription.FromFile(model).History, AutoencoderDescription.FromFile(folder["again.zip"]).History, (a, b) => a.ToString() == b.ToString());
    }

    [Theory]
    [MemberData(nameof(KindNames))]
    public void Every_kind_fits_by_its_name(string kind)
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", Unit());
        string[] more = kind == "few-labels" ? ["--label", "class", "--batch-size", "8"] : kind == "convolutional" ? ["--image", "1x2x2"] : [];
        ToolRun.Done(["fit", table, "--features", "f*", "--kind", kind, "--epochs", "1", "--seed", "1", "--threads", "1", "--out", folder["m.zip"], .. more]);

        Assert.Single(ToolRun.Done("describe", folder["m.zip"]).Out.Split('\n'), line => line.StartsWith(kind == "imputation" ? "gives: Imputed, 4" : "gives: Codes,", StringComparison.Ordinal));
    }

    [Fact]
    public void An_interrupted_fit_keeps_the_best_so_far_and_says_so()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(60));
        using var interrupt = new CancellationTokenSource();
        using var output = new WatchedWriter("epoch 1/", interrupt.Cancel);
        using var error = new StringWriter();
        int code = MLNet.Autoencoders.Tool.CommandLine.Run(
            ["fit", table, "--features", "f*", "--epochs", "100000", "--threads", "1", "--out", folder["m.zip"]], new(TextReader.Null, output, error, IsTerminal: false, ErrorIsTerminal: false, interrupt.Token));

        Assert.Equal(3, code);
        Assert.Contains("is the best model so far.", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(StopReason.Cancelled, AutoencoderDescription.FromFile(folder["m.zip"]).History.StopReason);
    }

    [Fact]
    public void A_fit_that_is_interrupted_before_it_has_learned_anything_writes_nothing()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(60));
        var run = ToolRun.With("", new CancellationToken(canceled: true), "fit", table, "--features", "f*", "--out", folder["m.zip"]);

        Assert.Equal(130, run.Code);
        Assert.Equal(["data.csv"], folder.Files);
    }

    public static TheoryData<string> KindNames => [.. MLNet.Autoencoders.Tool.Options.Kinds.Names];

    /// <summary>A table with values within [0, 1], which cross-entropy needs.</summary>
    private static string Unit() =>
        "f0,f1,f2,f3,class\n" + string.Concat(Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{i % 2},{i % 3 / 2.0},{i % 5 / 4.0},{i % 7 / 6.0},{(i % 2 == 0 ? "a" : "b")}\n")));

    /// <summary>Acts as soon as a line begins with something.</summary>
    private sealed class WatchedWriter(string beginning, Action act) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.StartsWith(beginning, StringComparison.Ordinal) == true)
                act();
        }
    }
}
