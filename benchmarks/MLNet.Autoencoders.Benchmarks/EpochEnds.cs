namespace MLNet.Autoencoders.Benchmarks;

/// <summary>Notes when each epoch of a fit ended.</summary>
internal sealed class EpochEnds : IProgress<TrainingProgress>
{
    private readonly List<double> _ends = [];

    /// <summary>The seconds of each epoch but the first, which also warms up.</summary>
    public IEnumerable<double> Durations => _ends.Zip(_ends.Skip(1), (a, b) => b - a);

    /// <summary>The seconds of all epochs together.</summary>
    public double Total => _ends[^1];

    public void Report(TrainingProgress value) => _ends.Add(value.Elapsed.TotalSeconds);
}
