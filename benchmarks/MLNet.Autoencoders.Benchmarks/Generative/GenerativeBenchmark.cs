using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Generative;

/// <summary>The kinds that generate rows, and the convolutional ones.</summary>
internal static class GenerativeBenchmark
{
    public static BenchmarkTable Table { get; } = new("generative", "mnist",
    [
        new JudgeBenchmark(),
        new VariationalBenchmark("vae", passes: 60, minutes: 15),
        new VariationalBenchmark("vae_long", passes: 360, minutes: 60, onlyByName: true),
        new PyTorchAgreement(),
        new AdversarialBenchmark(),
        new ConvolutionBenchmark(),
        new ConvolutionalWinnersBenchmark(),
        new ConvolutionSpeed(),
        new StochasticBenchmark(),
    ]);
}
