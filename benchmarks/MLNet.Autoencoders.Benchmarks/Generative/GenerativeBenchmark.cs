using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Generative;

/// <summary>The kinds that generate rows, and the convolutional ones.</summary>
internal static class GenerativeBenchmark
{
    public static BenchmarkTable Table { get; } = new("generative", "mnist",
    [
        new JudgeBenchmark(),
    ]);
}
