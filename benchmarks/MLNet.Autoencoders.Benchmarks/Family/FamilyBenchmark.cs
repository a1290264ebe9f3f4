using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>Every kind of autoencoder that encodes rows, on the work it was published for.</summary>
internal static class FamilyBenchmark
{
    public static BenchmarkTable Table { get; } = new("family", "mnist, optdigits and go_arabidopsis",
    [
        new DigitsBenchmark(),
        new KSparseBenchmark(),
        new WinnerTakeAllBenchmark(),
        new RotatedBenchmark(),
        new SparsityBenchmark(),
        new ContractionBenchmark(),
        new CleaningBenchmark(),
        new LayerwiseBenchmark(),
        new GeneOntologyBenchmark(),
    ]);
}
