using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using MLNet.Autoencoders.Tool.Data;
using MLNet.Autoencoders.Tool.Options;
using MLNet.Autoencoders.Tool.Progress;
using MLNet.Autoencoders.Tool.Scoring;

namespace MLNet.Autoencoders.Tool.Commands;

/// <summary>Scores a table with a model, or one part of it.</summary>
internal static class ScoreCommand
{
    private const string StandardOutput = "-";

    /// <summary>Logs are told as often as this how scoring goes on.</summary>
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    private const string Ending = """
        The columns are those that --keep names, and what the model adds: Codes0, Codes1, ... and Error, or Score and
        PredictedLabel, or the filled table. A file appears under its name only when it is whole.
        Parts can be scored by any machines in any order; their files, one after the other, are byte for byte the file of
        the whole table, on processors of one kind and with the same --threads. The data - is the standard input.

        Example:
          autoencode score model.zip data.csv --keep id --out codes.csv
          autoencode score model.zip data.csv --part 3/16 --out codes-03.csv
        """;

    public static Command Create(Session session)
    {
        var model = new Argument<string>("model") { Description = "The model: a zip that fit or detect wrote" };
        var table = new TableOptions();
        var keep = Opt.List("--keep", "NAMES", "Columns of the table to pass on; * and ? stand for any characters and any one");
        var part = Opt.Parsed("--part", "I/N", "Score one of N parts of the rows: " + TablePart.Expected, TablePart.Expected, TablePart.Parse);
        var header = new Option<HeaderRule>("--header") { Description = "Which parts begin with the names of the columns: first, every or none. Default first", HelpName = "WHICH" };
        var threads = Opt.Int("--threads", "The number of threads that compute. Default 1");
        var output = Opt.Required("--out", "FILE", "The file to write; tabs separate the fields of .tsv and .tab. - for the standard output");
        var command = new ToolCommand("score", "Scores a table with a model", Ending);
        command.Add(model);
        table.AddTo(command);
        foreach (Option option in (Option[])[keep, part, header, threads, output])
            command.Add(option);
        command.SetAction(result =>
        {
            string path = result.GetRequiredValue(output);
            if (path != StandardOutput)
                OutputFile.RequireFolder(path);
            if (result.GetValue(threads) is <= 0 and { } few)
                throw new UserError($"--threads: {few} is below 1.");
            var ml = new MLContext();
            using var saved = new SavedModel(ml, result.GetRequiredValue(model), result.GetValue(threads) ?? 1);
            var scored = table.IsBinary(result)
                ? ScoringTable.Of(ml, table.Path(result), result.GetValue(keep)!, result.GetValue(part))
                : ScoringTable.Of(table.Delimited(result, session), saved.Columns, saved.TakesMissingValues, result.GetValue(keep)!, result.GetValue(part), session.Cancellation);
            bool withHeader = result.GetValue(header) switch
            {
                HeaderRule.First => result.GetValue(part) is not { Number: > 1 },
                HeaderRule.Every => true,
                HeaderRule.None => false,
            };
            // A bar would be drawn into rows that go to the same terminal.
            IScoreDisplay display = session.ErrorIsTerminal && !(path == StandardOutput && session.IsTerminal)
                ? new TerminalScoreDisplay(session.Error)
                : new PlainScoreDisplay(session.Error, BetweenLines);
            var writing = new ScoreWriting(saved, scored, withHeader, DelimitedFormat.SeparatorOf(path), display);
            var time = Stopwatch.StartNew();
            long rows = display.During(() => Write(path, session, text => writing.To(text, session.Cancellation)));
            session.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows in {time.Elapsed.TotalSeconds:F1} s, {rows / Math.Max(time.Elapsed.TotalSeconds, 1e-3):N0} rows/s: {path}"));
            return ExitCode.Done;
        });
        return command;
    }

    private static long Write(string path, Session session, Func<TextWriter, long> write)
    {
        if (path == StandardOutput)
            return write(session.Out);
        long rows = 0;
        OutputFile.Write(path, stream =>
        {
            using var text = FieldWriter.Text(stream);
            rows = write(text);
        });
        return rows;
    }
}
