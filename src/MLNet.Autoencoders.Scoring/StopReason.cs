namespace MLNet.Autoencoders;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs of the plan were run.</summary>
    Completed,

    /// <summary>The monitored loss no longer improved.</summary>
    EarlyStopping,

    /// <summary>The plan's time was used up.</summary>
    TimeBudget,

    /// <summary>The cancellation token was set.</summary>
    Cancelled,
}
