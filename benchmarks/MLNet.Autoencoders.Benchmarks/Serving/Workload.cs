namespace MLNet.Autoencoders.Benchmarks.Serving;

/// <summary>What the service is asked for.</summary>
/// <param name="Name">Its name in figures.</param>
/// <param name="Address">Where.</param>
/// <param name="Size">The number of values in a row.</param>
internal sealed record Workload(string Name, string Address, int Size)
{
    public static readonly Workload Codes = new("codes", "/codes", Row.Size);

    public static readonly Workload Anomalies = new("anomalies", "/anomalies", 64);

    public Uri At(ServiceProcess service) => new(service.Address, Address);
}
