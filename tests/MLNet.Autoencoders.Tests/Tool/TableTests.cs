using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Tool;

public class TableTests
{
    [Fact]
    public void Tabs_quotes_semicolons_and_a_byte_order_mark_change_nothing()
    {
        using var folder = new TestFolder();
        string text = ToolTable.Of(40);
        string plain = ToolTable.Write(folder, "data.csv", text);
        string tabs = ToolTable.Write(folder, "data.tsv", ToolTable.Of(40, '\t'));
        string semicolons = ToolTable.Write(folder, "semicolons.csv", ToolTable.Of(40, ';'));
        string quoted = ToolTable.Write(folder, "quoted.csv", "\uFEFF" + string.Join("\r\n", text.TrimEnd().Split('\n').Select(line => string.Join(", ", line.Split(',').Select(f => $"\"{f}\"")))));

        string expected = Model(plain);
        Assert.Equal(expected, Model(tabs));
        Assert.Equal(expected, Model(semicolons, "--separator", ";"));
        Assert.Equal(expected, Model(quoted));

        string Model(string table, params string[] more) => Digest(ToolTable.Fit(folder, table, more));
    }

    [Fact]
    public void A_file_without_header_has_numbered_columns_or_those_that_are_named()
    {
        using var folder = new TestFolder();
        string rows = string.Join('\n', ToolTable.Of(40).Split('\n').Skip(1));
        string table = ToolTable.Write(folder, "data.csv", rows);
        ToolRun.Done("fit", table, "--no-header", "--features", "column2,column3", "--epochs", "1", "--out", folder["a.zip"]);
        Assert.Equal(["column2", "column3"], AutoencoderDescription.FromFile(folder["a.zip"]).FeatureNames);
        ToolRun.Done("fit", table, "--columns", "id,f0,f1,f2,f3,colour,class", "--features", "f?", "--epochs", "1", "--out", folder["b.zip"]);
        Assert.Equal(["f0", "f1", "f2", "f3"], AutoencoderDescription.FromFile(folder["b.zip"]).FeatureNames);
    }

    [Fact]
    public void Missing_values_are_learned_from_where_the_options_say_so()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(40) + "r40,?,0.5,0.5,0.5,?,a\n");
        string model = ToolTable.Fit(folder, table, "--missing", "?", "--mask-missing");
        ToolRun.Done("score", model, table, "--missing", "?", "--out", folder["codes.csv"]);
        Assert.Equal(42, File.ReadAllLines(folder["codes.csv"]).Length);
        Assert.DoesNotContain("NaN", File.ReadAllText(folder["codes.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_kind_imputation_fills_gaps_and_leaves_all_else_as_it_is()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(40) + "r40,,0.5,0.25,0.75,red,a\n");
        ToolRun.Done("fit", table, "--features", "f*", "--kind", "imputation", "--steps", "5", "--seed", "1", "--threads", "1", "--out", folder["m.zip"]);
        ToolRun.Done("score", folder["m.zip"], table, "--out", folder["filled.csv"]);

        string[] lines = File.ReadAllLines(folder["filled.csv"]);
        Assert.Equal("Imputed.f0,Imputed.f1,Imputed.f2,Imputed.f3,Error", lines[0]);
        string[] last = lines[^1].Split(',');
        Assert.NotEqual("NaN", last[0]);
        Assert.Equal(["0.5", "0.25", "0.75"], last[1..4]);
    }

    [Fact]
    public void A_table_that_does_not_fit_into_memory_is_read_again_for_each_epoch()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(300));
        string model = ToolTable.Fit(folder, table, "--rows-in-memory", "50");
        Assert.Equal(300, AutoencoderDescription.FromFile(model).History.TrainingRows);
    }

    [Fact]
    public void ML_NET_s_binary_files_are_tables_too()
    {
        using var folder = new TestFolder();
        var ml = new MLContext();
        using (var file = File.Create(folder["data.idv"]))
            ml.Data.SaveAsBinary(Sample.View(ml, Sample.Rows(2000, 4)), file);
        ToolRun.Done("fit", folder["data.idv"], "--features", "Features,Label", "--codes", "2", "--epochs", "2", "--threads", "1", "--out", folder["m.zip"]);
        ToolRun.Done("score", folder["m.zip"], folder["data.idv"], "--out", folder["whole.csv"]);
        foreach (string part in new[] { "1", "2", "3" })
            ToolRun.Done("score", folder["m.zip"], folder["data.idv"], "--part", part + "/3", "--out", folder[part]);

        Assert.Equal(5, AutoencoderDescription.FromFile(folder["m.zip"]).InputSize);
        Assert.Equal(File.ReadAllText(folder["whole.csv"]), string.Concat(new[] { "1", "2", "3" }.Select(part => File.ReadAllText(folder[part]))));
        var refused = ToolRun.Of("score", folder["m.zip"], ToolTable.Write(folder, "data.csv", "Features,Label\n1,2\n"), "--out", folder["c.csv"]);
        Assert.StartsWith("The model takes column 'Features' of type Vector<Single, 4>, which a delimited file cannot have", refused.Error, StringComparison.Ordinal);
    }

    /// <summary>The weights of a model: its ONNX file.</summary>
    private static string Digest(string model)
    {
        using var autoencoder = new MLContext().LoadAutoencoder(model);
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Fitted.Onnx(autoencoder)));
    }
}
