namespace MLNet.Autoencoders.Tool;

/// <summary>What scripts learn from a run.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The data, the options or the machine did not allow it.</summary>
    public const int Failed = 1;

    /// <summary>The command line is not one of this tool.</summary>
    public const int Usage = 2;

    /// <summary>A fit was interrupted, and its model so far was saved.</summary>
    public const int InterruptedWithModel = 3;

    /// <summary>Interrupted, and nothing was written.</summary>
    public const int Interrupted = 130;
}
