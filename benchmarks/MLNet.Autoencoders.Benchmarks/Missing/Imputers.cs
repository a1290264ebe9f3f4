using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.ML;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Missing;

/// <summary>Ways to fill gaps. Each learns from the rows that it fills, and takes the time given.</summary>
internal static class Imputers
{
    public static (float[][] Filled, double Seconds) Ours(float[][] rows, int seed)
    {
        var ml = new MLContext(seed: 1);
        var clock = Stopwatch.StartNew();
        using var model = ml.Transforms.ImputeWithAutoencoder("Features", seed: seed).Fit(BenchmarkContext.View(ml, rows));
        return (model.Impute(rows), clock.Elapsed.TotalSeconds);
    }

    /// <summary>What ReplaceMissingValues does by default choice of the mean.</summary>
    public static (float[][] Filled, double Seconds) Mean(float[][] rows)
    {
        var clock = Stopwatch.StartNew();
        float[] means = [.. Enumerable.Range(0, rows[0].Length).Select(j => (float)rows.Select(r => r[j]).Where(v => !float.IsNaN(v)).Average(v => (double)v))];
        return ([.. rows.Select(r => r.Select((v, j) => float.IsNaN(v) ? means[j] : v).ToArray())], clock.Elapsed.TotalSeconds);
    }

    /// <summary>scikit-learn's IterativeImputer with its defaults, in a process of its own; the time is that of fitting and filling alone.</summary>
    public static (float[][] Filled, double Seconds) Iterative(float[][] rows, int seed)
    {
        string folder = Directory.CreateTempSubdirectory("imputation-").FullName;
        try
        {
            string gaps = Path.Combine(folder, "gaps.bin"), filled = Path.Combine(folder, "filled.bin");
            File.WriteAllBytes(gaps, MemoryMarshal.AsBytes(rows.SelectMany(r => r).ToArray().AsSpan()));
            string[] lines = PyTorch.Run("iterative_imputer.py", Environment.ProcessorCount, gaps, filled, rows[0].Length, seed);
            float[] values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(filled)).ToArray();
            return ([.. values.Chunk(rows[0].Length)], double.Parse(lines[^1], CultureInfo.InvariantCulture));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
