using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Tests.Documentation;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = Read("README.md"), Source = Read("Readme.cs");

    [Fact]
    public void Every_code_block_of_the_readme_is_code_that_is_compiled_and_run()
    {
        var blocks = Blocks().Matches(Readme);
        Assert.True(blocks.Count >= 4);
        Assert.Equal(Readme.Split("```csharp").Length - 1, blocks.Count);
        foreach (Match block in blocks)
            Assert.Equal(Region(block.Groups["name"].Value), block.Groups["code"].Value);
    }

    [Fact]
    public void The_readme_s_code_does_what_it_says()
    {
        string folder = Directory.CreateTempSubdirectory().FullName, before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            var ml = new MLContext(seed: 1);
            var images = Images(60);
            var rows = ml.Data.LoadFromEnumerable(images);
            Snippets.Readme.Pipeline(ml, rows);
            var loaded = Snippets.Readme.Load();
            using var sessions = loaded as IDisposable;
            var scored = loaded.Transform(rows);
            Assert.Equal(30, scored.GetColumn<float[]>("Codes").First().Length);
            Assert.Equal(images.Count, scored.GetColumn<uint>("PredictedLabel").Count());

            Snippets.Readme.Transformer(Snippets.Readme.Options(ml), rows, images[0].Pixels);
            Assert.Equal(784, AutoencoderDescription.FromFile("encoder.onnx").InputSize);
        }
        finally
        {
            Environment.CurrentDirectory = before;
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<Image> Images(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(i => new Image
        {
            Pixels = [.. Enumerable.Range(0, 784).Select(j => (i + j) % 7 == 0 ? random.NextSingle() : 0)],
            Label = (i % 7).ToString(System.Globalization.CultureInfo.InvariantCulture),
        })];
    }

    private static string Region(string name)
    {
        var region = Regex.Match(Source, $@"#region {name}\n(.*?)\n *#endregion", RegexOptions.Singleline);
        Assert.True(region.Success, $"No region {name} in examples/Snippets.");
        return string.Join('\n', region.Groups[1].Value.Split('\n').Select(line => line.Length > 8 ? line[8..] : ""));
    }

    private static string Read(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documentation", name)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"<!-- region:(?<name>\w+) -->\n```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    private sealed class Image
    {
        [VectorType(784)]
        public float[] Pixels { get; set; } = [];

        public string Label { get; set; } = "";
    }
}
