using Microsoft.ML.Runtime;
using MLNet.Autoencoders;
using Options = MLNet.Autoencoders.AutoencoderAnomalyTrainer.Options;

namespace Microsoft.ML;

/// <summary>Extension methods for the trainers of <see cref="AnomalyDetectionCatalog"/> that create detectors with autoencoders.</summary>
public static class AutoencoderAnomalyCatalog
{
    /// <summary>
    /// Creates an <see cref="AutoencoderAnomalyTrainer"/>, which learns to reconstruct rows and scores them by how badly it does:
    /// <see cref="AutoencoderEstimator.Options.AnomalyDetection"/>.
    /// </summary>
    /// <param name="catalog">The trainers for anomaly detection of an <see cref="MLContext"/>.</param>
    /// <param name="featureColumnName">The name of the column of features: a known-size vector of floats. Default <c>Features</c>.</param>
    /// <param name="contamination">The fraction of rows like the training rows that are predicted to be anomalies. Default 0.05; above 0 to 0.5.</param>
    /// <param name="seed">The seed of all random numbers. Default <see langword="null"/>: drawn from <paramref name="environment"/> if it is given, otherwise at random.</param>
    /// <param name="environment">
    /// The <see cref="MLContext"/> that receives log messages of the training, and whose seed and scoring settings apply: see
    /// <see cref="AutoencoderEstimator.Options.Environment"/>. Default <see langword="null"/>: the training logs nothing, and
    /// <c>new MLContext(seed: 1)</c> has no effect on it, because ML.NET does not give extensions access to the environment of
    /// <paramref name="catalog"/>.
    /// </param>
    /// <returns>The trainer.</returns>
    /// <exception cref="ArgumentException">Arguments are out of range. The message lists all of them.</exception>
    /// <example>
    /// <code>
    /// using var detector = ml.AnomalyDetection.Trainers.Autoencoder("Features", contamination: 0.01).Fit(rows);
    /// var metrics = ml.AnomalyDetection.Evaluate(detector.Transform(test), "Label");      // Label: Single or key
    /// </code>
    /// </example>
    public static AutoencoderAnomalyTrainer Autoencoder(
        this AnomalyDetectionCatalog.AnomalyDetectionTrainers catalog,
        string featureColumnName = Options.DefaultFeatureColumnName,
        double contamination = Options.DefaultContamination,
        int? seed = null,
        IHostEnvironment? environment = null)
    {
        var options = new Options { FeatureColumnName = featureColumnName, Contamination = contamination };
        options.Autoencoder.Seed = seed;
        options.Autoencoder.Environment = environment;
        return catalog.Autoencoder(options);
    }

    /// <summary>Creates an <see cref="AutoencoderAnomalyTrainer"/> from <paramref name="options"/>, which define every axis of it.</summary>
    /// <param name="catalog">The trainers for anomaly detection of an <see cref="MLContext"/>.</param>
    /// <param name="options">The options.</param>
    /// <returns>The trainer.</returns>
    /// <exception cref="ArgumentException">Options are out of range. The message lists all of them with value and allowed range.</exception>
    /// <example>
    /// <code>
    /// var options = new AutoencoderAnomalyTrainer.Options { FalsePositiveRate = 0.001 };
    /// options.Autoencoder.MemoryBank = new MemoryBank();
    /// options.Autoencoder.FeatureContributionsColumnName = "Contributions";
    /// using var detector = ml.AnomalyDetection.Trainers.Autoencoder(options).Fit(rows);
    /// </code>
    /// </example>
    public static AutoencoderAnomalyTrainer Autoencoder(this AnomalyDetectionCatalog.AnomalyDetectionTrainers catalog, Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new AutoencoderAnomalyTrainer(options);
    }
}
