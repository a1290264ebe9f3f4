using System.Globalization;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Documentation;

public sealed class FewLabelsTests
{
    [Fact]
    public void The_example_recognises_more_digits_than_the_labelled_ones_alone_allow()
    {
        using var folder = new TestFolder();
        string[] lines = ExampleProgram.Run("FewLabels", folder["fewlabels.zip"], "400");
        Assert.Equal(3, lines.Length);
        var right = Numbers(lines[0]).Skip(1).ToArray();
        Assert.True(right[0] > right[1] + 3, lines[0]);
        var errors = Numbers(lines[1]);
        Assert.True(errors[0] < 0.5 * errors[1], lines[1]);
        Assert.StartsWith("Loaded fewlabels.zip: it sees a ", lines[2], StringComparison.Ordinal);
        Assert.Equal(["fewlabels.zip"], folder.Files);
    }

    private static double[] Numbers(string line) =>
        [.. line.Split(' ', ',', ':', '%').Select(w => double.TryParse(w, CultureInfo.InvariantCulture, out double v) ? v : double.NaN).Where(v => !double.IsNaN(v))];
}
