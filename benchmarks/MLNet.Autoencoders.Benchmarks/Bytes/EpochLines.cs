namespace MLNet.Autoencoders.Benchmarks.Bytes;

/// <summary>Prints each epoch.</summary>
internal sealed class EpochLines : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => Console.WriteLine(value);
}
