namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>Some rows of a table.</summary>
internal interface IBenchmark
{
    /// <summary>What it is chosen by.</summary>
    string Name { get; }

    IEnumerable<BenchmarkFigure> Run(BenchmarkContext context);
}
