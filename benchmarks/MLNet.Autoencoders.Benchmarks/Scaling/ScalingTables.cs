using System.Globalization;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Scaling;

/// <summary>The tables of the folder: those of ADBench as they are labelled; of digits, one class against the rest.</summary>
internal static class ScalingTables
{
    private static readonly byte[] Classes = [0, 3, 8];

    public static IEnumerable<ScalingTable> In(string folder)
    {
        foreach (var table in AnomalyTable.In(folder))
            yield return new(table.Name, table.Normal, table.Anomalies);
        var context = new BenchmarkContext(folder, quick: true);
        foreach (byte normal in Classes)
            yield return OneClass($"digits {normal}", context.Digits, normal, factor: 1);
        foreach (byte normal in Classes)
            yield return OneClass($"digits {normal}, 0..255", context.Digits, normal, factor: 255);
        foreach (byte normal in Classes)
            yield return OneClass($"MNIST {normal}", context.MnistTrain, normal, factor: 1);
        string genes = Path.Combine(folder, "go_arabidopsis", "go_dense_core.csv.gz");
        if (File.Exists(genes))
            yield return Genes(genes);
    }

    private static ScalingTable OneClass(string name, LabelledRows digits, byte normal, float factor)
    {
        var rows = digits.Rows.Zip(digits.Labels).ToLookup(r => r.Second == normal, r => Array.ConvertAll(r.First, v => v * factor));
        return new(name, [.. rows[true]], [.. rows[false]]);
    }

    /// <summary>Distinct genes; a strange one has each term, or has it not, as some other gene.</summary>
    private static ScalingTable Genes(string path)
    {
        float[][] rows =
        [
            .. CsvFile.Read(path).Select(line => line[1..]).DistinctBy(string.Concat)
                .Select(terms => Array.ConvertAll(terms, v => float.Parse(v, CultureInfo.InvariantCulture))),
        ];
        var random = new Random(1);
        return new("genes, 0/1 terms", rows, [.. rows.Select(row => row.Select((_, term) => rows[random.Next(rows.Length)][term]).ToArray())]);
    }
}
