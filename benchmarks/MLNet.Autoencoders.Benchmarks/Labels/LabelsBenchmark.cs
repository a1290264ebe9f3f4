using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Labels;

/// <summary>MNIST of which few images are labelled, or all: by the trainer, and by a linear classifier on features made without labels.</summary>
internal static class LabelsBenchmark
{
    public const int Draws = 5;

    public static BenchmarkTable Table { get; } = new("labels", "mnist",
    [
        new SupervisedBenchmark(100),
        new SupervisedBenchmark(1000),
        new SupervisedBenchmark(null),
        new UnsupervisedBenchmark(),
        .. new[] { 100, 1000 }.SelectMany(labels => Enumerable.Range(1, Draws).Select(draw => new SupervisedBenchmark(labels, draw))),
    ]);
}
