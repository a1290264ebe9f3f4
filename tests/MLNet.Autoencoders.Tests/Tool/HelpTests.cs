namespace MLNet.Autoencoders.Tests.Tool;

public class HelpTests
{
    [Theory]
    [InlineData("fit")]
    [InlineData("detect")]
    [InlineData("predict")]
    [InlineData("score")]
    [InlineData("describe")]
    [InlineData("generate")]
    [InlineData("export")]
    [InlineData("report")]
    public void The_help_of_every_command_ends_with_an_example_of_it(string command)
    {
        string[] lines = ToolRun.Done(command, "--help").Out.TrimEnd().Split('\n');
        Assert.StartsWith($"  autoencode {(command is "detect" or "predict" ? "score" : command)} model.zip", lines[^1].Replace("data.csv --features \"f*\" --label class --codes 30 --kind denoising --out ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Example:", lines);
        Assert.Contains("Options:", lines);
    }

    [Fact]
    public void The_help_of_the_tool_tells_its_commands_and_exit_codes()
    {
        string help = ToolRun.Done("--help").Out;
        Assert.Contains("Exit codes:", help, StringComparison.Ordinal);
        foreach (string command in new[] { "fit", "detect", "predict", "score", "report", "describe", "generate", "export" })
            Assert.Contains($"\n  {command} <", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Shells_are_told_what_may_follow() =>
        Assert.Contains("--kind", ToolRun.Done("[suggest:15]", "fit data.csv --").Out.Split('\n'));
}
