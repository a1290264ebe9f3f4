using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Anomaly;

/// <summary>The detectors that are compared.</summary>
internal static class Detectors
{
    /// <summary>The trainer's own rate of false alarms.</summary>
    public const double DefaultRate = 0.05;

    /// <summary>ML.NET's default, if rows are wide enough that something is left beside the components.</summary>
    private const int PcaRank = 20;

    public static AutoencoderEstimator.Options Options(int seed, MemoryBank? bank = null)
    {
        var options = AutoencoderEstimator.Options.AnomalyDetection();
        (options.Seed, options.MemoryBank) = (seed, bank);
        return options;
    }

    /// <param name="rows">The rows to fit to.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="rate">The rate of false alarms.</param>
    public static AutoencoderAnomalyTransformer Fit(float[][] rows, int seed, double rate)
    {
        var ml = new MLContext(seed: 1);
        var options = new AutoencoderAnomalyTrainer.Options { FalsePositiveRate = rate, Autoencoder = Options(seed) };
        return ml.AnomalyDetection.Trainers.Autoencoder(options).Fit(BenchmarkContext.View(ml, rows));
    }

    /// <summary>The area of a detector that needs no threshold, so that it is fitted to all rows.</summary>
    public static double Area(AnomalySplit split, AutoencoderEstimator.Options options)
    {
        using var detector = BenchmarkContext.Fit(split.Train, options);
        return split.Area(rows => detector.AnomalyScores(rows));
    }

    /// <summary>The plain autoencoder with its defaults, and its reconstruction errors.</summary>
    public static double PlainArea(AnomalySplit split, int seed)
    {
        var ml = new MLContext(seed: 1);
        using var plain = ml.Transforms.Autoencode("Codes", "Features", seed: seed).Fit(BenchmarkContext.View(ml, split.Train));
        return split.Area(rows => plain.ReconstructionErrors(rows));
    }

    /// <summary>ML.NET's detector with its defaults, on standardised features; but its rank is at most half the number of features.</summary>
    /// <remarks>Its score is the fraction of a row's length that its components leave: a row that is far out in all directions is not strange to it.</remarks>
    public static Func<float[][], float[]> RandomizedPca(float[][] rows, int seed)
    {
        var ml = new MLContext(seed: 1);
        var standardization = new Standardization(rows);
        var model = ml.AnomalyDetection.Trainers.RandomizedPca(rank: PcaRankOf(rows), seed: seed).Fit(BenchmarkContext.View(ml, standardization.Apply(rows)));
        // Where hardly anything of a row is left, rounding can make a square negative and the score NaN.
        return scored => [.. model.Transform(BenchmarkContext.View(ml, standardization.Apply(scored))).GetColumn<float>("Score").Select(s => float.IsNaN(s) ? 0 : s)];
    }

    /// <summary>The squared length itself of what as many principal components leave of a row of standardised features.</summary>
    public static Func<float[][], float[]> PcaError(float[][] rows, int seed)
    {
        var ml = new MLContext(seed: 1);
        var standardization = new Standardization(rows);
        var pca = ml.Transforms.ProjectToPrincipalComponents("Codes", "Features", rank: PcaRankOf(rows), seed: seed).Fit(BenchmarkContext.View(ml, standardization.Apply(rows)));
        return scored =>
        {
            float[][] scaled = standardization.Apply(scored);
            return [.. scaled.Zip(pca.Transform(BenchmarkContext.View(ml, scaled)).GetColumn<float[]>("Codes"), (row, code) => row.Sum(x => x * x) - code.Sum(h => h * h))];
        };
    }

    private static int PcaRankOf(float[][] rows) => Math.Clamp(rows[0].Length / 2, 1, PcaRank);
}
