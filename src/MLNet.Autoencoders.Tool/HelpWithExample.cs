using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MLNet.Autoencoders.Tool.Commands;

namespace MLNet.Autoencoders.Tool;

/// <summary>Help that ends with examples, and, for the tool as a whole, with its exit codes.</summary>
internal sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
{
    public const string ToolName = "autoencode";

    private const string General = """
        Exit codes:
          0    done
          1    the data, the options or the machine did not allow it; one sentence on the error output says why
          2    the command line was not understood
          3    a fit was interrupted (Ctrl-C), and the best model so far was saved
          130  interrupted, and nothing was written

        Example:
          autoencode fit data.csv --label class --codes 30 --out model.zip
          autoencode score model.zip data.csv --out codes.csv

        Completion: with dotnet-suggest installed as a tool, the shell completes commands and options.
        """;

    /// <summary>Who asks for help need not have given what is required.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(parseResult.CommandResult.Command is ToolCommand command
            ? command.Ending.ReplaceLineEndings()
            : General.ReplaceLineEndings());
        return code;
    }
}
