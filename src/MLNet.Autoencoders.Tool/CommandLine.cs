using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using MLNet.Autoencoders.Tool.Commands;

namespace MLNet.Autoencoders.Tool;

/// <summary>The command line: parses it, runs the command, and turns what goes wrong into a sentence and an exit code.</summary>
internal static class CommandLine
{
    public static int Run(string[] arguments, Session session)
    {
        var parsed = Root(session).Parse(arguments);
        if (parsed.Errors.Count > 0)
            return Misused(parsed, session);
        var configuration = new InvocationConfiguration
        {
            Output = session.Out,
            Error = session.Error,
            EnableDefaultExceptionHandler = false,
            // Signals are the session's: a fit that is interrupted may take its time to save the model.
            ProcessTerminationTimeout = null,
        };
        try
        {
            return parsed.Invoke(configuration);
        }
        catch (OperationCanceledException) when (session.Cancellation.IsCancellationRequested)
        {
            session.Error.WriteLine("Interrupted: nothing was written.");
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (ErrorSentence.Of(e) is { } sentence)
        {
            session.Error.WriteLine(sentence);
            return ExitCode.Failed;
        }
    }

    private static RootCommand Root(Session session)
    {
        var root = new RootCommand("Fits autoencoders to tables, and uses them: codes, anomalies, gaps, new rows.")
        {
            FitCommand.Create(session),
            DetectCommand.Create(session),
            PredictCommand.Create(session),
            ScoreCommand.Create(session),
            ReportCommand.Create(session),
            DescribeCommand.Create(session),
            GenerateCommand.Create(session),
            ExportCommand.Create(session),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExample((HelpAction)help.Action!);
        return root;
    }

    private static int Misused(ParseResult parsed, Session session)
    {
        foreach (var message in parsed.Errors.Select(e => e.Message).Distinct())
            session.Error.WriteLine(message);
        string command = string.Join(' ', Path(parsed.CommandResult).Prepend(HelpWithExample.ToolName));
        session.Error.WriteLine($"See: {command} --help");
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Path(SymbolResult? result) =>
        result is CommandResult { Command: not RootCommand } command ? Path(command.Parent).Append(command.Command.Name) : [];
}
