using System.Globalization;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Missing;

/// <summary>A table of standardised values, and the same with gaps.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Rows">The rows; each feature has mean 0 and standard deviation 1.</param>
internal sealed record GappedTable(string Name, float[][] Rows)
{
    /// <summary>The most rows that are taken of a table.</summary>
    private const int MostRows = 4_000;

    public static GappedTable Read(string folder, string name, int most)
    {
        float[][] rows = [.. CsvFile.Read(Path.Combine(folder, "adbench", name + ".csv.gz")).Select(line => Array.ConvertAll(line[..^1], v => float.Parse(v, CultureInfo.InvariantCulture)))];
        new Random(1).Shuffle(rows);
        rows = rows[..Math.Min(rows.Length, Math.Min(most, MostRows))];
        foreach (int feature in Enumerable.Range(0, rows[0].Length))
        {
            double mean = rows.Average(r => (double)r[feature]), deviation = Math.Sqrt(rows.Average(r => Math.Pow(r[feature] - mean, 2)));
            foreach (float[] row in rows)
                row[feature] = deviation > 0 ? (float)((row[feature] - mean) / deviation) : 0;
        }
        return new(name, rows);
    }

    /// <summary>The rows with values missing at random, but never all of a row.</summary>
    public float[][] WithGaps(double rate, int seed)
    {
        var random = new Random(seed);
        return [.. Rows.Select(row =>
        {
            int kept = random.Next(row.Length);
            return row.Select((value, feature) => random.NextDouble() < rate && feature != kept ? float.NaN : value).ToArray();
        })];
    }

    /// <summary>The root mean squared error of what was missing.</summary>
    public double Error(float[][] gapped, float[][] filled)
    {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < Rows.Length; i++)
        {
            for (int j = 0; j < Rows[i].Length; j++)
            {
                if (!float.IsNaN(gapped[i][j]))
                    continue;
                sum += Math.Pow(filled[i][j] - Rows[i][j], 2);
                count++;
            }
        }
        return Math.Sqrt(sum / count);
    }
}
