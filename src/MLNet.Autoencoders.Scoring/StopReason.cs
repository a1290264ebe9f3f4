namespace MLNet.Autoencoders;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs of the plan were run.</summary>
    Completed,

    /// <summary>The monitored loss no longer improved.</summary>
    EarlyStopping,

    /// <summary>The time budget was used up: the fit's, or, for a phase of pretraining, also the phase's own.</summary>
    TimeBudget,

    /// <summary>The cancellation token was set.</summary>
    Cancelled,
}
