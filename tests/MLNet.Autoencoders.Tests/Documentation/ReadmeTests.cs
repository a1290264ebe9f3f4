using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.ML;
using Snippets;

namespace MLNet.Autoencoders.Tests.Documentation;

public sealed partial class ReadmeTests
{
    private const string FirstProgram = "program";

    private static readonly string Text = Read("README.md"), Snippet = Read("Readme.cs"), Program = Read("Program.cs");

    [Fact]
    public void Every_code_block_of_the_readme_is_code_that_is_compiled_and_run()
    {
        var blocks = Blocks().Matches(Text);
        Assert.Equal(Text.Split("```csharp").Length - 1, blocks.Count);
        foreach (Match block in blocks)
            Assert.Equal(Code(block.Groups["name"].Value), block.Groups["code"].Value);
        var shown = blocks.Select(b => b.Groups["name"].Value).Where(name => name != FirstProgram);
        Assert.Equal(Regions().Matches(Snippet).Select(r => r.Groups["name"].Value).Order(), shown.Order());
        Assert.Equal(FirstProgram, blocks[0].Groups["name"].Value);
    }

    [Fact]
    public void The_first_program_shows_an_improvement_and_the_other_blocks_do_what_they_say() => InFolderWithDigits(() =>
    {
        string printed = Printed(() => Assembly.Load("Quickstart").EntryPoint!.Invoke(null, [Array.Empty<string>()]));
        var accuracies = Percentages().Matches(printed).Select(p => double.Parse(p.Groups["value"].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.InRange(accuracies[0], 90, 93);
        Assert.InRange(accuracies[1], accuracies[0] + 1, 97);

        var ml = new MLContext(seed: 1);
        var digits = ml.Data.LoadFromTextFile<Digit>("optdigits.csv", separatorChar: ',', hasHeader: true);
        var some = ml.Data.TakeRows(digits, 60);
        var rows = ml.Data.CreateEnumerable<Digit>(some, reuseRowObject: false).ToList();
        Assert.Equal(rows[0].Label, Readme.Load(rows[0]));
        var predicted = Printed(() => Readme.Batches(ml, some)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim());
        Assert.InRange(predicted.Zip(rows, (digit, row) => digit == row.Label ? 1 : 0).Sum(), 55, 60);
        Assert.Matches(Percentages(), Printed(() => Readme.CrossValidation(ml, some)));
        float[] white = [.. Enumerable.Repeat(16f, 64)];
        var (anomalous, alarms) = Readme.Anomaly(ml, ml.Data.TakeRows(digits, 400), ml.Data.SkipRows(ml.Data.TakeRows(digits, 160), 60), white);
        Assert.True(anomalous);
        Assert.InRange(alarms, 0, 60);
        float[] gapped = [float.NaN, .. rows[0].Pixels[1..^1], float.NaN], whole = Readme.Gaps(ml, some, gapped).Whole;
        Assert.Equal(rows[0].Pixels[1..^1], whole[1..^1]);
        Assert.All(whole, v => Assert.True(float.IsFinite(v)));

        var keyed = ml.Transforms.Conversion.MapValueToKey("Label").Fit(digits).Transform(digits);
        Assert.InRange(Readme.Labels(ml, ml.Data.TakeRows(keyed, 300), ml.Data.SkipRows(ml.Data.TakeRows(keyed, 600), 300)), 0.85, 1);
        float[][] images = [.. rows.Select(r => r.Pixels)];
        var (bytes, back) = Readme.Compression(ml, digits, images);
        Assert.InRange(bytes.Length, 60 * 5, (60 * 6) + 100);
        Assert.InRange(images.Zip(back, (a, b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum()).Average(), 0, 600);

        using (var small = ml.Transforms.Autoencode("Codes", "Pixels", codingSize: 3, training: new TrainingPlan { Epochs = 2 }, seed: 1).Fit(digits))
            Readme.Report(small, digits);
        Assert.InRange(new FileInfo("report.html").Length, 800_000, 5_000_000);

        var (invented, between, nats) = Readme.Generate(ml, some, rows[0].Pixels, [.. Enumerable.Repeat(16f, 64)]);
        Assert.Equal((100, 8), (invented.Length, between.Length));
        Assert.True(nats[0] > nats[1] + 10, $"A digit has {nats[0]} nats, a white square {nats[1]}.");

        Readme.Transformer(Readme.Options(ml), some, rows[0].Pixels);
        Assert.Equal(64, AutoencoderDescription.FromFile("encoder.onnx").InputSize);
    });

    private static void InFolderWithDigits(Action action)
    {
        string folder = Directory.CreateTempSubdirectory().FullName, before = Environment.CurrentDirectory;
        var culture = CultureInfo.CurrentCulture;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "data", "optdigits.csv"), Path.Combine(folder, "optdigits.csv"));
        Environment.CurrentDirectory = folder;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            action();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            Environment.CurrentDirectory = before;
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Printed(Action action)
    {
        var before = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            action();
        }
        finally
        {
            Console.SetOut(before);
        }
        return output.ToString();
    }

    private static string Code(string name)
    {
        if (name == FirstProgram)
            return Program.TrimEnd('\n');
        var region = Assert.Single(Regions().Matches(Snippet), r => r.Groups["name"].Value == name);
        return string.Join('\n', region.Groups["code"].Value.Split('\n').Select(line => line.Length > 8 ? line[8..] : ""));
    }

    private static string Read(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documentation", name)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"<!-- region:(?<name>\w+) -->\n```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"#region (?<name>\w+)\n(?<code>.*?)\n *#endregion", RegexOptions.Singleline)]
    private static partial Regex Regions();

    [GeneratedRegex(@"(?<value>\d+\.\d) ?%")]
    private static partial Regex Percentages();
}
