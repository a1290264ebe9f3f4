using Microsoft.ML;
using MLNet.Autoencoders.Anomalies;

namespace MLNet.Autoencoders;

/// <summary>Fits a detector of anomalies to rows: an autoencoder that reconstructs usual rows well, and strange ones badly.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Characteristic</term><description></description></listheader>
/// <item><term>Machine learning task</term><description>Anomaly detection</description></item>
/// <item><term>Is normalization required?</term><description>No: the network scales features by itself</description></item>
/// <item><term>Is caching required?</term><description>No: the column is read into memory once or, if it is too large, once for each epoch</description></item>
/// <item><term>Input column data type</term><description>Known-size vector of <see cref="float"/>, dense or sparse</description></item>
/// <item><term>Output columns</term><description><c>Score</c>, a <see cref="float"/>, larger for stranger rows; <c>PredictedLabel</c>, a <see cref="bool"/>: whether the score exceeds the threshold</description></item>
/// <item><term>Required NuGet in addition to Microsoft.ML</term><description>MLNet.Autoencoders, and TorchSharp-cpu or TorchSharp-cuda</description></item>
/// <item><term>Required to load and score a saved model</term><description>Microsoft.ML, Microsoft.ML.OnnxTransformer, Microsoft.ML.OnnxRuntime</description></item>
/// </list>
/// <para>
/// The autoencoder learns to undo noise of several levels, r(x̃) ≈ x. The score of a row is the squared Mahalanobis distance of its
/// residual e = r(x) − x from those of the training rows: <see cref="MahalanobisScore"/>. With a <see cref="MemoryBank"/>, the distance
/// to training rows counts too. No labels are needed; a few anomalies among the training rows do little harm, and
/// <see cref="AutoencoderEstimator.Options.TrimmedFraction"/> helps if there are more.
/// </para>
/// <para>
/// The threshold is an upper order statistic of the scores of rows to which the network was not fitted: a tenth of the rows or, if that
/// is too few for the wanted rate, all of them by cross-fitting.
/// </para>
/// </remarks>
/// <seealso cref="AutoencoderAnomalyCatalog"/>
public sealed partial class AutoencoderAnomalyTrainer : IEstimator<AutoencoderAnomalyTransformer>
{
    // Trainers' catalogs give extensions no environment.
    private readonly MLContext _context = new();
    private readonly AutoencoderEstimator _autoencoder;
    private readonly string _featureColumnName;
    private readonly double _rate;

    internal AutoencoderAnomalyTrainer(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(nameof(options));
        _featureColumnName = options.FeatureColumnName;
        _rate = options.Rate;
        _autoencoder = new AutoencoderEstimator(_context.Transforms, ScoreColumns.Vector, _featureColumnName, options.Autoencoder, AutoencoderOutput.AnomalyScore);
    }

    /// <summary>Trains the detector on the rows of <paramref name="input"/>.</summary>
    /// <param name="input">The rows. Their feature column must be a known-size vector of floats; labels are not used.</param>
    /// <returns>The fitted detector. Dispose it when it is no longer needed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The feature column is missing or has a different type.</exception>
    /// <exception cref="InvalidOperationException">There are too few rows, or one of the reasons of <see cref="AutoencoderEstimator.Fit(IDataView)"/>.</exception>
    /// <exception cref="OperationCanceledException">The fit was cancelled before its first epoch was complete.</exception>
    public AutoencoderAnomalyTransformer Fit(IDataView input) => new(_autoencoder.Fit(input, _rate));

    /// <summary>Gets the columns that a fitted detector will produce for data with the given columns.</summary>
    /// <param name="inputSchema">The columns of the training data.</param>
    /// <returns>The same columns, the further columns named in the options, the score and the predicted label.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The feature column is missing or not a vector of floats.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) =>
        // Columns of a SchemaShape cannot be created outside ML.NET. Its own detector requires the same input and promises the same columns.
        _context.AnomalyDetection.Trainers.RandomizedPca(_featureColumnName).GetOutputSchema(_autoencoder.WithFurtherColumns(inputSchema));
}
