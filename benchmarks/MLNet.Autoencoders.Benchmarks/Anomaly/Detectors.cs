using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Anomaly;

/// <summary>The detectors that are compared.</summary>
internal static class Detectors
{
    /// <summary>The trainer's own rate of false alarms.</summary>
    public const double DefaultRate = 0.05;

    public static AutoencoderEstimator.Options Options(int seed, MemoryBank? bank = null)
    {
        var options = AutoencoderEstimator.Options.AnomalyDetection();
        (options.Seed, options.MemoryBank, options.AnomalyScoreColumnName) = (seed, bank, "Score");
        return options;
    }

    /// <param name="rows">The rows to fit to.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="rate">The rate of false alarms.</param>
    public static AutoencoderTransformer Fit(float[][] rows, int seed, double rate)
    {
        var ml = new MLContext(seed: 1);
        return ml.Transforms.Autoencode("Codes", "Features", Options(seed)).Fit(BenchmarkContext.View(ml, rows), rate);
    }

    public static float[] Scores(AutoencoderTransformer detector, float[][] rows) =>
        [.. detector.Transform(BenchmarkContext.View(new MLContext(), rows)).GetColumn<float[]>("Score").Select(score => score[0])];

    /// <summary>The area of a detector that needs no threshold, so that it is fitted to all rows.</summary>
    public static double Area(AnomalySplit split, AutoencoderEstimator.Options options)
    {
        using var detector = BenchmarkContext.Fit(split.Train, options);
        return split.Area(rows => Scores(detector, rows));
    }

    /// <summary>The plain autoencoder with its defaults, and its reconstruction errors.</summary>
    public static double PlainArea(AnomalySplit split, int seed)
    {
        var ml = new MLContext(seed: 1);
        using var plain = ml.Transforms.Autoencode("Codes", "Features", seed: seed).Fit(BenchmarkContext.View(ml, split.Train));
        return split.Area(rows => plain.ReconstructionErrors(rows));
    }
}
