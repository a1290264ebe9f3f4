using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Bytes;

/// <summary>Rows in few bytes, and rows found again by binary codes, beside principal components.</summary>
internal static class BytesBenchmark
{
    public static BenchmarkTable Table { get; } = new("bytes", "mnist",
    [
        new CompressionBenchmark(bits: 8),
        new CompressionBenchmark(bits: 4),
        new CompressionBenchmark(bits: 2),
        new CompressionBenchmark(bits: 1),
        new HashBenchmark(),
    ]);
}
