using System.Diagnostics;
using MLNet.Autoencoders.Tool.Progress;

namespace MLNet.Autoencoders.Tool.Scoring;

/// <summary>Tells how scoring goes on, a few times a second.</summary>
/// <param name="display">Who is told.</param>
/// <param name="fraction">The share of the rows that has been scored, of their number; null if nobody knows.</param>
internal sealed class ScoreClock(IProgress<ScoreProgress> display, Func<long, double?> fraction)
{
    private const int Milliseconds = 250;

    private readonly Stopwatch _time = Stopwatch.StartNew();
    private long _told;

    public void Scored(long rows)
    {
        long now = _time.ElapsedMilliseconds;
        if (now - _told < Milliseconds)
            return;
        _told = now;
        display.Report(new ScoreProgress(rows, fraction(rows), _time.Elapsed));
    }
}
