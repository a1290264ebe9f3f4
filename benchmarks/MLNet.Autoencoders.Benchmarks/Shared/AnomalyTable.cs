using System.Globalization;

namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>Normal rows and anomalies.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Normal">The normal rows.</param>
/// <param name="Anomalies">The others.</param>
internal sealed record AnomalyTable(string Name, float[][] Normal, float[][] Anomalies)
{
    private const string Extension = ".csv.gz";

    public int Count => Normal.Length + Anomalies.Length;

    /// <summary>The tables of a folder, or of its folder adbench, in the order of their names.</summary>
    public static IEnumerable<AnomalyTable> In(string folder)
    {
        string below = Path.Combine(folder, "adbench");
        return Directory.EnumerateFiles(Directory.Exists(below) ? below : folder, "*" + Extension).Order(StringComparer.Ordinal).Select(Read);
    }

    /// <summary>Reads a file of which the last column is 1 for an anomaly and 0 for a normal row.</summary>
    public static AnomalyTable Read(string path)
    {
        var rows = CsvFile.Read(path).Select(line => Array.ConvertAll(line, v => float.Parse(v, CultureInfo.InvariantCulture))).ToLookup(r => r[^1] > 0, r => r[..^1]);
        return new(Path.GetFileName(path)[..^Extension.Length], [.. rows[false]], [.. rows[true]]);
    }

    /// <summary>A random half of the normal rows to fit to; the other half and the anomalies, in random order, to score.</summary>
    public AnomalySplit Split(int seed)
    {
        var random = new Random(seed);
        float[][] normal = [.. Normal], anomalies = [.. Anomalies];
        random.Shuffle(normal);
        random.Shuffle(anomalies);
        int half = normal.Length / 2;
        return new(normal[..half], normal[half..], anomalies);
    }
}
