using Microsoft.ML.Runtime;
using MLNet.Autoencoders;
using MLNet.Autoencoders.Predictions;
using Options = MLNet.Autoencoders.AutoencoderPredictionTrainer.Options;

namespace Microsoft.ML;

/// <summary>Extension methods that create trainers of autoencoders that predict a label.</summary>
public static class AutoencoderPredictionCatalog
{
    /// <summary>
    /// Creates an <see cref="AutoencoderPredictionTrainer"/> that predicts the class of a row, and learns from rows without a label too, with the
    /// defaults of <see cref="AutoencoderEstimator.Options.FewLabels"/>.
    /// </summary>
    /// <param name="catalog">The trainers for multiclass classification of an <see cref="MLContext"/>.</param>
    /// <param name="labelColumnName">The name of the column of labels: a key with at least two values; 0 is a missing label. Default <c>Label</c>.</param>
    /// <param name="featureColumnName">The name of the column of features: a known-size vector of floats. Default <c>Features</c>.</param>
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
    /// var pipeline = ml.Transforms.Conversion.MapValueToKey("Label")
    ///     .Append(ml.MulticlassClassification.Trainers.AutoencoderClassification(seed: 1, environment: ml))
    ///     .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
    /// </code>
    /// </example>
    public static AutoencoderPredictionTrainer AutoencoderClassification(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = Supervision.DefaultLabelColumnName,
        string featureColumnName = Options.DefaultFeatureColumnName,
        int? seed = null,
        IHostEnvironment? environment = null) =>
        catalog.AutoencoderClassification(Short(labelColumnName, featureColumnName, seed, environment));

    /// <summary>Creates an <see cref="AutoencoderPredictionTrainer"/> that predicts the class of a row from <paramref name="options"/>, which define every axis of it.</summary>
    /// <param name="catalog">The trainers for multiclass classification of an <see cref="MLContext"/>.</param>
    /// <param name="options">The options.</param>
    /// <returns>The trainer.</returns>
    /// <exception cref="ArgumentException">Options are out of range. The message lists all of them with value and allowed range.</exception>
    /// <example>
    /// <code>
    /// var options = new AutoencoderPredictionTrainer.Options { FeatureColumnName = "Pixels" };
    /// options.Autoencoder.Training = options.Autoencoder.Training with { Steps = 5_000 };
    /// options.Autoencoder.ReconstructionErrorColumnName = "Error";
    /// var trainer = ml.MulticlassClassification.Trainers.AutoencoderClassification(options);
    /// </code>
    /// </example>
    public static AutoencoderPredictionTrainer AutoencoderClassification(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new AutoencoderPredictionTrainer(LabelPrediction.Key, options);
    }

    /// <summary>
    /// Creates an <see cref="AutoencoderPredictionTrainer"/> that predicts whether something holds for a row, with the defaults of
    /// <see cref="AutoencoderEstimator.Options.FewLabels"/>. A <see cref="bool"/> is never missing: if labels are, make them a key of two values and use
    /// multiclass classification.
    /// </summary>
    /// <param name="catalog">The trainers for binary classification of an <see cref="MLContext"/>.</param>
    /// <param name="labelColumnName">The name of the column of labels: a <see cref="bool"/>. Default <c>Label</c>.</param>
    /// <param name="featureColumnName">The name of the column of features: a known-size vector of floats. Default <c>Features</c>.</param>
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
    /// using var model = ml.BinaryClassification.Trainers.AutoencoderClassification(seed: 1).Fit(rows);
    /// double accuracy = ml.BinaryClassification.Evaluate(model.Transform(test)).Accuracy;
    /// </code>
    /// </example>
    public static AutoencoderPredictionTrainer AutoencoderClassification(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = Supervision.DefaultLabelColumnName,
        string featureColumnName = Options.DefaultFeatureColumnName,
        int? seed = null,
        IHostEnvironment? environment = null) =>
        catalog.AutoencoderClassification(Short(labelColumnName, featureColumnName, seed, environment));

    /// <summary>Creates an <see cref="AutoencoderPredictionTrainer"/> that predicts whether something holds for a row from <paramref name="options"/>, which define every axis of it.</summary>
    /// <param name="catalog">The trainers for binary classification of an <see cref="MLContext"/>.</param>
    /// <param name="options">The options.</param>
    /// <returns>The trainer.</returns>
    /// <exception cref="ArgumentException">Options are out of range. The message lists all of them with value and allowed range.</exception>
    public static AutoencoderPredictionTrainer AutoencoderClassification(this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new AutoencoderPredictionTrainer(LabelPrediction.Boolean, options);
    }

    /// <summary>
    /// Creates an <see cref="AutoencoderPredictionTrainer"/> that predicts a number, and learns from rows without one too, with the defaults of
    /// <see cref="AutoencoderEstimator.Options.FewLabels"/>.
    /// </summary>
    /// <param name="catalog">The trainers for regression of an <see cref="MLContext"/>.</param>
    /// <param name="labelColumnName">The name of the column of labels: a <see cref="float"/>; NaN is a missing label. Default <c>Label</c>.</param>
    /// <param name="featureColumnName">The name of the column of features: a known-size vector of floats. Default <c>Features</c>.</param>
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
    /// using var model = ml.Regression.Trainers.AutoencoderRegression(seed: 1).Fit(rows);
    /// double error = ml.Regression.Evaluate(model.Transform(test)).RootMeanSquaredError;
    /// </code>
    /// </example>
    public static AutoencoderPredictionTrainer AutoencoderRegression(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = Supervision.DefaultLabelColumnName,
        string featureColumnName = Options.DefaultFeatureColumnName,
        int? seed = null,
        IHostEnvironment? environment = null) =>
        catalog.AutoencoderRegression(Short(labelColumnName, featureColumnName, seed, environment));

    /// <summary>Creates an <see cref="AutoencoderPredictionTrainer"/> that predicts a number from <paramref name="options"/>, which define every axis of it.</summary>
    /// <param name="catalog">The trainers for regression of an <see cref="MLContext"/>.</param>
    /// <param name="options">The options.</param>
    /// <returns>The trainer.</returns>
    /// <exception cref="ArgumentException">Options are out of range. The message lists all of them with value and allowed range.</exception>
    public static AutoencoderPredictionTrainer AutoencoderRegression(this RegressionCatalog.RegressionTrainers catalog, Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new AutoencoderPredictionTrainer(LabelPrediction.Number, options);
    }

    private static Options Short(string labelColumnName, string featureColumnName, int? seed, IHostEnvironment? environment)
    {
        var options = new Options { FeatureColumnName = featureColumnName, Autoencoder = AutoencoderEstimator.Options.FewLabels(labelColumnName) };
        options.Autoencoder.Seed = seed;
        options.Autoencoder.Environment = environment;
        return options;
    }
}
