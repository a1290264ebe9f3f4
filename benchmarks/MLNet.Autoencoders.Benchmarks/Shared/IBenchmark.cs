namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>Some rows of a table.</summary>
internal interface IBenchmark
{
    /// <summary>What it is chosen by.</summary>
    string Name { get; }

    /// <summary>Whether it is left out unless it is asked for by name.</summary>
    bool OnlyByName => false;

    IEnumerable<BenchmarkFigure> Run(BenchmarkContext context);
}
