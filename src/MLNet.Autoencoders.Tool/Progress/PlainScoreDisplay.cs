namespace MLNet.Autoencoders.Tool.Progress;

/// <summary>A line of text from time to time, for logs and files; none for what is done at once.</summary>
internal sealed class PlainScoreDisplay(TextWriter output, TimeSpan between) : IScoreDisplay
{
    private TimeSpan _told;

    public T During<T>(Func<T> score) => score();

    public void Report(ScoreProgress value)
    {
        if (value.Elapsed < _told + between)
            return;
        output.WriteLine(value);
        _told = value.Elapsed;
    }
}
