namespace MLNet.Autoencoders.Benchmarks.Serving;

/// <summary>What the service is asked for.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Figures">What its figures begin with.</param>
/// <param name="Address">Where.</param>
/// <param name="Size">The number of values in a row.</param>
internal sealed record Workload(string Name, string Figures, string Address, int Size)
{
    /// <summary>Images in 30 numbers, by a large network.</summary>
    public static readonly Workload Codes = new("codes", "service.codes_", "/codes", Row.Size);

    /// <summary>Anomalies of a table, by a detector with its default sizes.</summary>
    public static readonly Workload Anomalies = new("anomalies", "service.", "/anomalies", 64);

    public Uri At(ServiceProcess service) => new(service.Address, Address);
}
