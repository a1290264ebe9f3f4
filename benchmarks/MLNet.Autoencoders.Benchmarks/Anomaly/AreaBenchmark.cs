using System.Globalization;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Anomaly;

/// <summary>The area under the ROC curve of each detector on each table.</summary>
internal sealed class AreaBenchmark : IBenchmark
{
    private const string Metric = "area under the ROC curve, %";

    private static readonly Dictionary<string, string> Bars = new() { ["cardio"] = "≥ 95.5", ["thyroid"] = "≥ 97.0", ["ionosphere"] = "≥ 95.0", ["satellite"] = "≥ 81.0" };

    public string Name => "areas";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var (ours, memory, pca, pcaError, knn, plain) = (new Means(), new Means(), new Means(), new Means(), new Means(), new Means());
        Console.WriteLine($"{Metric}, mean over {context.Seeds.Count} halves of the normal rows");
        Console.WriteLine("| table | rows | features | default | memory bank | RandomizedPca | PCA error | kNN | plain |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var table in AnomalyBenchmark.Tables(context))
        {
            var splits = context.Seeds.Select(seed => (Seed: seed, Split: table.Split(seed))).ToList();
            double[] areas = [.. splits.Select(s => DefaultArea(s.Split, s.Seed))];
            ours.Add(areas.Average());
            memory.Add(splits.Average(s => Detectors.Area(s.Split, Detectors.Options(s.Seed, new MemoryBank()))));
            pca.Add(splits.Average(s => s.Split.Area(Detectors.RandomizedPca(s.Split.Train, s.Seed))));
            pcaError.Add(splits.Average(s => s.Split.Area(Detectors.PcaError(s.Split.Train, s.Seed))));
            knn.Add(splits.Average(s => s.Split.Area(new NearestNeighbors(s.Split.Train).Scores)));
            plain.Add(splits.Average(s => Detectors.PlainArea(s.Split, s.Seed)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {table.Name} | {table.Count} | {table.Normal[0].Length} | {ours.Last:F1} | {memory.Last:F1} | {pca.Last:F1} | {pcaError.Last:F1} | {knn.Last:F1} | {plain.Last:F1} |"));
            yield return new BenchmarkFigure(table.Name, "default", table.Name, Metric, areas) { Bar = Bars.GetValueOrDefault(table.Name, "") };
        }
        yield return Mean("mean", "default", ours);
        yield return Mean("memory_mean", "memory bank", memory);
        yield return Mean("pca_mean", "RandomizedPca", pca);
        yield return Mean("pca_error_mean", "error of principal components", pcaError);
        yield return Mean("knn_mean", "5 nearest neighbours", knn);
        yield return Mean("plain_mean", "Autoencode, reconstruction error", plain);
        yield return Mean("mean_over_pca", "default − RandomizedPca", ours - pca) with { Bar = "≥ 3.5" };
        yield return Mean("mean_over_pca_error", "default − error of principal components", ours - pcaError);
        yield return Mean("mean_over_knn", "default − nearest neighbours", ours - knn) with { Bar = "≥ −1.0" };
        yield return Mean("mean_over_plain", "default − Autoencode", ours - plain) with { Bar = "≥ 2.5" };
        yield return Mean("memory_over_knn", "memory bank − nearest neighbours", memory - knn) with { Bar = "≥ 0" };
    }

    private static double DefaultArea(AnomalySplit split, int seed)
    {
        using var detector = Detectors.Fit(split.Train, seed, Detectors.DefaultRate);
        return split.Area(rows => detector.Scores(rows));
    }

    private static BenchmarkFigure Mean(string name, string model, Means means) => new(name, model, "all tables", Metric, [means.Mean]);
}
