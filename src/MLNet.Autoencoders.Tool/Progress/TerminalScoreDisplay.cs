using Spectre.Console;

namespace MLNet.Autoencoders.Tool.Progress;

/// <summary>A bar on a terminal.</summary>
internal sealed class TerminalScoreDisplay(TextWriter output) : IScoreDisplay
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
    private ProgressTask? _bar;

    public T During<T>(Func<T> score) => _console.Progress()
        .AutoClear(true)
        .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .Start(progress =>
        {
            _bar = progress.AddTask("scoring", maxValue: 1);
            _bar.IsIndeterminate = true;
            return score();
        });

    public void Report(ScoreProgress value)
    {
        _bar!.IsIndeterminate = value.Fraction is null;
        _bar.Value = value.Fraction ?? 0;
        _bar.Description = Markup.Escape(value.ToString());
    }
}
