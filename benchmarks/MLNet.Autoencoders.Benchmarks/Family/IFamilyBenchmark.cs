namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>What one row of the table is about.</summary>
internal interface IFamilyBenchmark
{
    /// <summary>What it is chosen by.</summary>
    string Name { get; }

    IEnumerable<FamilyFigure> Run(FamilyContext context);
}
