using Microsoft.ML;
using MLNet.Autoencoders.Predictions;

namespace MLNet.Autoencoders;

/// <summary>
/// Fits an autoencoder that predicts a label: it learns to reconstruct all rows, and labels from those rows that have one, however few
/// they are.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Characteristic</term><description></description></listheader>
/// <item><term>Machine learning task</term><description>Multiclass classification, binary classification or regression</description></item>
/// <item><term>Is normalization required?</term><description>No: the network scales features by itself</description></item>
/// <item><term>Is caching required?</term><description>No: the columns are read into memory once or, if they are too large, once for each epoch</description></item>
/// <item><term>Input column data type</term><description>Known-size vector of <see cref="float"/>, dense or sparse</description></item>
/// <item><term>Label column data type</term><description>Key, of which 0 is a missing label; <see cref="bool"/>; or <see cref="float"/>, of which NaN is a missing label</description></item>
/// <item><term>Output columns</term><description>Those of ML.NET's own linear trainers: <c>Score</c>; <c>PredictedLabel</c> of classes; <c>Probability</c> of a <see cref="bool"/></description></item>
/// <item><term>Required NuGet in addition to Microsoft.ML</term><description>MLNet.Autoencoders, and TorchSharp-cpu or TorchSharp-cuda</description></item>
/// <item><term>Required to load and score a saved model</term><description>Microsoft.ML, Microsoft.ML.OnnxTransformer, Microsoft.ML.OnnxRuntime</description></item>
/// </list>
/// <para>
/// The network and its training are those of <see cref="Supervision"/>. ML.NET's columns come from a linear model of ML.NET on the outputs of the head. It
/// returns them as they are, and is fitted to a made-up row for each class, so that it needs no labelled rows of its own, and none is
/// disturbed by rows without labels.
/// </para>
/// </remarks>
/// <seealso cref="AutoencoderPredictionCatalog"/>
public sealed partial class AutoencoderPredictionTrainer : IEstimator<AutoencoderPredictionTransformer>
{
    // Trainers' catalogs give extensions no environment.
    private readonly MLContext _context = new();
    private readonly LabelPrediction _prediction;
    private readonly AutoencoderEstimator _autoencoder;
    private readonly string _featureColumnName;
    private readonly string _labelColumnName;

    internal AutoencoderPredictionTrainer(LabelPrediction prediction, Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate(prediction, nameof(options));
        _prediction = prediction;
        _featureColumnName = options.FeatureColumnName;
        _labelColumnName = options.Autoencoder.Supervision!.LabelColumnName;
        _autoencoder = new AutoencoderEstimator(_context.Transforms, LabelPrediction.Vector, _featureColumnName, options.AutoencoderFor(prediction), AutoencoderOutput.LabelScore);
    }

    /// <summary>Trains the autoencoder on the rows of <paramref name="input"/>.</summary>
    /// <param name="input">The rows, with a column of features and one of labels.</param>
    /// <returns>The fitted model. Dispose it when it is no longer needed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The feature column or the label column is missing or has a different type.</exception>
    /// <exception cref="InvalidOperationException">
    /// No row is labelled, no labelled row has a certain class, or one of the reasons of <see cref="AutoencoderEstimator.Fit(IDataView)"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The fit was cancelled before its first epoch was complete.</exception>
    public AutoencoderPredictionTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var label = _prediction.Find(input.Schema, _labelColumnName);
        return new AutoencoderPredictionTransformer(_autoencoder.Fit(input), _prediction.Scores(_context, label), LabelPrediction.Vector);
    }

    /// <summary>Gets the columns that a fitted model will produce for data with the given columns.</summary>
    /// <param name="inputSchema">The columns of the training data.</param>
    /// <returns>The same columns, the further columns named in the options, and those of the prediction.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The feature column or the label column is missing or has a different type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) =>
        // Columns of a SchemaShape cannot be created outside ML.NET. Its own trainer requires the same input and promises the same columns.
        _prediction.WithScores(_context, _labelColumnName, _featureColumnName, _autoencoder.WithFurtherColumns(inputSchema));
}
