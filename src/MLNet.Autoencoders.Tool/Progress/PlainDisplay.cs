namespace MLNet.Autoencoders.Tool.Progress;

/// <summary>Lines of text, for logs and files: some twenty for each phase of a fit.</summary>
internal sealed class PlainDisplay(TextWriter output) : IFitDisplay
{
    private const int LinesPerPhase = 20;

    private readonly EpochRate _rate = new();

    public T During<T>(Func<T> fit) => fit();

    public void Report(TrainingProgress value)
    {
        string rate = _rate.After(value);
        var (epoch, epochs) = ((long)value.Record.Epoch, Math.Max(value.Epochs, value.Record.Epoch));
        if (epoch == 1 || epoch == epochs || epoch * LinesPerPhase / epochs > (epoch - 1) * LinesPerPhase / epochs)
            output.WriteLine($"{value}, {rate}");
    }

    public void Table(IReadOnlyList<(string Name, string Value)> rows)
    {
        foreach (var (name, value) in rows)
            output.WriteLine($"{name}: {value}");
    }
}
