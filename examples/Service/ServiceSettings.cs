namespace Service;

/// <summary>The settings: appsettings.json, environment variables and the command line.</summary>
public sealed class ServiceSettings
{
    /// <summary>The path of the zip whose autoencoder answers <c>POST /codes</c>. Default none.</summary>
    public string? Codes { get; set; }

    /// <summary>The path of the zip whose detector answers <c>POST /anomalies</c>. Default none.</summary>
    public string? Anomalies { get; set; }

    /// <summary>The largest number of rows in a request. Default 4,096; at least 1.</summary>
    public int MaximumRows { get; set; } = 4096;

    /// <summary>The largest body of a request, in bytes. Default 32 MiB; at least 1.</summary>
    public long MaximumBodyBytes { get; set; } = 32 << 20;

    /// <exception cref="ArgumentException">Settings are invalid. The message names all of them.</exception>
    public void Validate()
    {
        List<string> faults = [];
        if (string.IsNullOrEmpty(Codes) && string.IsNullOrEmpty(Anomalies))
            faults.Add("there is no model: set Codes, Anomalies or both to the path of a model zip (--Codes model.zip)");
        if (MaximumRows < 1)
            faults.Add($"MaximumRows is {MaximumRows}; it must be at least 1");
        if (MaximumBodyBytes < 1)
            faults.Add($"MaximumBodyBytes is {MaximumBodyBytes}; it must be at least 1");
        if (faults.Count > 0)
            throw new ArgumentException($"The settings are invalid: {string.Join("; ", faults)}.");
    }
}
