using System.Globalization;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Documentation;

public sealed class GapsTests
{
    [Fact]
    public void The_example_fills_digits_better_than_the_mean_does()
    {
        using var folder = new TestFolder();
        string[] lines = ExampleProgram.Run("Gaps", folder["gaps.zip"], "300");
        double[] errors = [.. lines[0].Split(' ', ',').Select(w => double.TryParse(w, CultureInfo.InvariantCulture, out double v) ? v : -1).Where(v => v is > 0 and < 1)];
        Assert.Equal(2, errors.Length);
        Assert.True(errors[0] < 0.85 * errors[1], lines[0]);
        // Eight lines of a digit with gaps, filled, and whole.
        Assert.Equal(11, lines.Length);
        Assert.Contains(lines[1..9], line => line.Contains('?', StringComparison.Ordinal));
        Assert.EndsWith(" 0 are left", lines[^1], StringComparison.Ordinal);
        Assert.Equal(["gaps.zip"], folder.Files);
    }
}
