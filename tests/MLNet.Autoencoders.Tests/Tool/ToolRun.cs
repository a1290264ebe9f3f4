using MLNet.Autoencoders.Tool;

namespace MLNet.Autoencoders.Tests.Tool;

/// <summary>Runs the tool in this process, as its users call it.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Out">What it wrote to the standard output, with line feeds alone.</param>
/// <param name="Error">What it wrote to the error output.</param>
internal sealed record ToolRun(int Code, string Out, string Error)
{
    public static ToolRun Of(params string[] arguments) => With("", CancellationToken.None, arguments);

    public static ToolRun With(string input, CancellationToken cancellation, params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int code = CommandLine.Run(arguments, new Session(new StringReader(input), output, error, IsTerminal: false, ErrorIsTerminal: false, cancellation));
        return new(code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n").TrimEnd('\n'));
    }

    /// <summary>Runs the tool, which has to be content.</summary>
    public static ToolRun Done(params string[] arguments)
    {
        var run = Of(arguments);
        Assert.True(run.Code == 0, run.Error);
        return run;
    }
}
