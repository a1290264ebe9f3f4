namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>How many seconds the phases of a training took, each counted from its own beginning.</summary>
internal sealed class PhaseTimes : IProgress<TrainingProgress>
{
    private readonly Dictionary<int, double> _seconds = [];

    public double Total => _seconds.Values.Sum();

    public double FineTuning => _seconds[0];

    public void Report(TrainingProgress value) => _seconds[value.Phase] = value.Elapsed.TotalSeconds;
}
