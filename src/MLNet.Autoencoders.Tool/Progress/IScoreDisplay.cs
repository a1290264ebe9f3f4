namespace MLNet.Autoencoders.Tool.Progress;

/// <summary>Shows how scoring goes on.</summary>
internal interface IScoreDisplay : IProgress<ScoreProgress>
{
    /// <summary>Shows progress while rows are scored.</summary>
    T During<T>(Func<T> score);
}
