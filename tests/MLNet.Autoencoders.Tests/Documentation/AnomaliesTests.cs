using System.Globalization;
using System.Text.RegularExpressions;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Documentation;

public sealed partial class AnomaliesTests
{
    [Fact]
    public void The_example_finds_faults_and_says_why()
    {
        using var folder = new TestFolder();
        string[] lines = ExampleProgram.Run("Anomalies", folder["pump.zip"]);
        Assert.Equal(6, lines.Length);
        Assert.InRange(Numbers(lines[0])[0], 97, 100);

        double[] usual = Numbers(lines[1]), stricter = Numbers(lines[4]);
        Assert.InRange(usual[1], 80, 100);
        Assert.InRange(usual[3], 0, 30);
        Assert.Equal(2 * usual[0], stricter[0], 1.0);
        Assert.True(stricter[3] <= usual[3]);

        Assert.StartsWith("Clogged: Flow", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("Worn: Vibration", lines[3], StringComparison.Ordinal);
        Assert.EndsWith("an anomaly", lines[5], StringComparison.Ordinal);
        Assert.Equal(["pump.zip"], folder.Files);
    }

    private static double[] Numbers(string line) => [.. Number().Matches(line).Select(m => double.Parse(m.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\d[\d,]*(\.\d+)?")]
    private static partial Regex Number();
}
