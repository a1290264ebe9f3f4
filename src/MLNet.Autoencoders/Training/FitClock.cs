namespace MLNet.Autoencoders.Training;

/// <summary>The time since a fit began, held against its budget; in a phase of pretraining also against the phase's own.</summary>
internal sealed class FitClock
{
    private readonly TimeProvider _time;
    private readonly TimeSpan? _budget;
    private readonly FitClock? _whole;
    private readonly long _start;

    /// <summary>Begins to count.</summary>
    /// <param name="budget">The time that the fit has; null without an end.</param>
    /// <param name="time">Where the time is read; null for the system's.</param>
    public FitClock(TimeSpan? budget, TimeProvider? time = null)
        : this(budget, time ?? TimeProvider.System, whole: null)
    {
    }

    private FitClock(TimeSpan? budget, TimeProvider time, FitClock? whole)
    {
        _budget = budget;
        _time = time;
        _whole = whole;
        _start = time.GetTimestamp();
    }

    /// <summary>Whether the time of the fit is up, or that of the phase.</summary>
    public bool IsTimeUp => IsUsedUp || _whole?.IsTimeUp == true;

    /// <summary>Whether this is the clock of a phase whose own time is up.</summary>
    public bool IsPhaseOver => _whole is not null && IsUsedUp;

    private bool IsUsedUp => _time.GetElapsedTime(_start) >= _budget;

    /// <summary>Begins to count the time of a phase, within that of the fit.</summary>
    public FitClock ForPhase(TimeSpan? budget) => new(budget, _time, this);
}
