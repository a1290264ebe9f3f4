namespace MLNet.Autoencoders.Tool.Progress;

/// <summary>Shows how a fit goes on, and what came of it.</summary>
internal interface IFitDisplay : IProgress<TrainingProgress>
{
    /// <summary>Shows progress while the fit runs.</summary>
    T During<T>(Func<T> fit);

    /// <summary>Shows names and values.</summary>
    void Table(IReadOnlyList<(string Name, string Value)> rows);
}
