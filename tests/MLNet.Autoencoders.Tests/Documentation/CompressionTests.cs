using System.Globalization;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Documentation;

public sealed class CompressionTests
{
    [Fact]
    public void The_example_makes_few_bytes_of_digits_and_digits_of_few_bytes()
    {
        using var folder = new TestFolder();
        string[] lines = ExampleProgram.Run("Compression", folder["compression.zip"], folder["digits.bin"], "400");
        double[] bytes = Numbers(lines[0]), errors = Numbers(lines[1]);
        Assert.Equal((500, 32_000), (bytes[0], bytes[1]));
        // 6 bytes a digit, header and checksum.
        Assert.InRange(bytes[3], 1000, (500 * 6) + 38);
        Assert.True(bytes[3] < bytes[2] / 3, lines[0]);
        Assert.True(errors[0] < 0.5 * errors[1], lines[1]);
        // Eight lines of a digit and of what came back.
        Assert.Equal(11, lines.Length);
        Assert.Contains("checksum", lines[^1], StringComparison.Ordinal);
        Assert.Equal(["compression.zip", "digits.bin"], folder.Files);

        static double[] Numbers(string line) =>
            [.. line.Split(' ', ',', ';', ':').Select(w => double.TryParse(w, CultureInfo.InvariantCulture, out double v) ? v : -1).Where(v => v >= 0)];
    }
}
