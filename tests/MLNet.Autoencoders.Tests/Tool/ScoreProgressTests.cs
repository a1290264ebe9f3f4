using MLNet.Autoencoders.Tests.Support;
using MLNet.Autoencoders.Tool;
using MLNet.Autoencoders.Tool.Progress;

namespace MLNet.Autoencoders.Tests.Tool;

public class ScoreProgressTests
{
    [Fact]
    public void What_is_told_are_rows_their_rate_and_the_time_left()
    {
        Assert.Equal("120,000 rows, 40,000 rows/s, 9 s left", new ScoreProgress(120_000, 0.25, TimeSpan.FromSeconds(3)).ToString());
        Assert.Equal("120,000 rows, 40,000 rows/s, 4 min 57 s left", new ScoreProgress(120_000, 0.01, TimeSpan.FromSeconds(3)).ToString());
        Assert.Equal("7 rows, 14 rows/s", new ScoreProgress(7, null, TimeSpan.FromSeconds(0.5)).ToString());
    }

    [Fact]
    public void A_log_gets_a_line_from_time_to_time()
    {
        using var log = new StringWriter();
        var display = new PlainScoreDisplay(log, TimeSpan.FromSeconds(10));
        foreach (int second in new[] { 1, 9, 11, 15, 20, 21, 30 })
            display.Report(new ScoreProgress(second, null, TimeSpan.FromSeconds(second)));
        Assert.Equal("11 rows, 1 rows/s\n21 rows, 1 rows/s\n", log.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_terminal_is_shown_how_far_scoring_has_come()
    {
        using var terminal = new StringWriter();
        var display = new TerminalScoreDisplay(terminal);
        Assert.Equal(7, display.During(() =>
        {
            display.Report(new ScoreProgress(500, 0.5, TimeSpan.FromSeconds(1)));
            return 7;
        }));
        Assert.Contains("500 rows, 500 rows/s, 1 s left", terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_rows_are_the_same_whether_or_not_somebody_watches()
    {
        using var folder = new TestFolder();
        string table = ToolTable.Write(folder, "data.csv", ToolTable.Of(30));
        string model = ToolTable.Fit(folder, table);
        var plain = ToolRun.Done("score", model, table, "--out", "-");
        using StringWriter output = new(), error = new();
        int code = CommandLine.Run(
            ["score", model, table, "--out", "-"], new(TextReader.Null, output, error, IsTerminal: false, ErrorIsTerminal: true, CancellationToken.None));
        Assert.Equal((0, plain.Out), (code, output.ToString().ReplaceLineEndings("\n")));
        Assert.Contains("30 rows in ", error.ToString(), StringComparison.Ordinal);
    }
}
