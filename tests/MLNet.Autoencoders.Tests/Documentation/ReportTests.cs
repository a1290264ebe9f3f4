using System.Globalization;
using System.Text.RegularExpressions;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Documentation;

public sealed class ReportTests
{
    [Fact]
    public void The_example_writes_a_report_and_two_sheets_of_digits()
    {
        using var folder = new TestFolder();
        string[] lines = ExampleProgram.Run("Report", folder["shown"], "20");
        Assert.Equal(["generated.png", "reconstructions.png", "report.html"], Directory.GetFiles(folder["shown"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.InRange(double.Parse(Regex.Match(lines[0], "Error ([0-9.]+)").Groups[1].Value, CultureInfo.InvariantCulture), 5, 25);
        var sheet = PngReader.Read(File.ReadAllBytes(Path.Combine(folder["shown"], "reconstructions.png")));
        // 20 digits of 8 × 8 values of 4 × 4 pixels in two lines, with 2 pixels around each.
        Assert.Equal(((20 * 34) + 2, (2 * 34) + 2, 1), (sheet.Width, sheet.Height, sheet.Channels));
        Assert.Contains("The input that excites each unit most", File.ReadAllText(Path.Combine(folder["shown"], "report.html")), StringComparison.Ordinal);
    }
}
