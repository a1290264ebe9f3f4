using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MLNet.Autoencoders.Tool.Progress;

/// <summary>A bar for each phase of a fit, and a table, on a terminal.</summary>
internal sealed class TerminalDisplay(TextWriter output) : IFitDisplay
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
    private readonly EpochRate _rate = new();
    private readonly Dictionary<int, ProgressTask> _bars = [];
    private ProgressContext? _progress;

    public T During<T>(Func<T> fit) => _console.Progress()
        .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .Start(progress =>
        {
            _progress = progress;
            return fit();
        });

    public void Report(TrainingProgress value)
    {
        if (!_bars.TryGetValue(value.Phase, out var bar))
            _bars[value.Phase] = bar = _progress!.AddTask("training");
        var record = value.Record;
        string loss = string.Create(CultureInfo.InvariantCulture, $"epoch {record.Epoch}/{value.Epochs}, loss {record.ValidationLoss ?? record.TrainingLoss:G5}");
        bar.MaxValue = Math.Max(value.Epochs, 1);
        bar.Value = record.Epoch;
        bar.Description = Markup.Escape($"{(value.Phase > 0 ? $"phase {value.Phase}, " : "")}{loss}, {_rate.After(value)}");
    }

    public void Table(IReadOnlyList<(string Name, string Value)> rows)
    {
        var table = new Table().HideHeaders().Border(TableBorder.Rounded).AddColumns("", "");
        foreach (var (name, value) in rows)
            table.AddRow(new IRenderable[] { new Text(name), new Text(value) });
        _console.Write(table);
    }
}
