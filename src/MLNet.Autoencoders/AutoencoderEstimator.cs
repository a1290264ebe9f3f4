using System.Security.Cryptography;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using MLNet.Autoencoders.Calibration;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Training;
using static TorchSharp.torch;

namespace MLNet.Autoencoders;

/// <summary>Fits an autoencoder to a column: a network that learns codes from which the rows can be reconstructed.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Characteristic</term><description></description></listheader>
/// <item><term>Does this estimator need to look at the data to train its parameters?</term><description>Yes: the column is read into memory once or, if it is too large, once for each epoch</description></item>
/// <item><term>Input column data type</term><description>Known-size vector of <see cref="float"/>, dense or sparse; every value must be finite or, with <see cref="MissingValues.Mask"/>, NaN</description></item>
/// <item><term>Label column data type</term><description>None, or with <see cref="Supervision"/>: key with at least 2 values, <see cref="bool"/> or <see cref="float"/></description></item>
/// <item><term>Output column data type</term><description>Vector of <see cref="float"/>, <c>Vector&lt;Single, 1, size&gt;</c></description></item>
/// <item><term>Required NuGet in addition to Microsoft.ML</term><description>MLNet.Autoencoders, and TorchSharp-cpu or TorchSharp-cuda</description></item>
/// <item><term>Required to load and score a saved model</term><description>Microsoft.ML, Microsoft.ML.OnnxTransformer, Microsoft.ML.OnnxRuntime</description></item>
/// <item><term>Exportable to ONNX</term><description>Yes, with <see cref="AutoencoderTransformer.ExportOnnx(string, AutoencoderPart)"/></description></item>
/// </list>
/// <para>
/// With encoder h = f(x) and decoder r = g(h), training minimises the reconstruction loss L(x, g(f(x))), summed over a row's
/// features and averaged over rows (I. Goodfellow, Y. Bengio, A. Courville, "Deep Learning", 2016, chapter 14).
/// </para>
/// </remarks>
/// <seealso cref="AutoencoderCatalog"/>
public sealed partial class AutoencoderEstimator : IEstimator<AutoencoderTransformer>
{
    private readonly TransformsCatalog _catalog;
    private readonly string _outputColumnName;
    private readonly string _inputColumnName;
    private readonly Options _options;
    private readonly AutoencoderOutput _output;

    internal AutoencoderEstimator(TransformsCatalog catalog, string outputColumnName, string? inputColumnName, Options options, AutoencoderOutput output = AutoencoderOutput.Codes)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumnName);
        ArgumentNullException.ThrowIfNull(options);
        if (inputColumnName is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(inputColumnName);
        // The copy is what is validated and used.
        _options = options.Copy();
        _options.Validate(outputColumnName, nameof(options), output);
        _catalog = catalog;
        _outputColumnName = outputColumnName;
        _inputColumnName = inputColumnName ?? outputColumnName;
        _output = output;
    }

    /// <summary>Trains the autoencoder on the rows of <paramref name="input"/>.</summary>
    /// <param name="input">The rows. Their input column must be a known-size vector of floats.</param>
    /// <returns>The fitted autoencoder. Dispose it when it is no longer needed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The input column or, with supervision, the label column is missing or has a different type.</exception>
    /// <exception cref="InvalidOperationException">
    /// The options are not valid for rows of this size, for which <see cref="DenseArchitecture.HiddenSizes"/> of
    /// <see langword="null"/> results in a different number of hidden layers, or which are not of the channels, height and width
    /// of a <see cref="ConvolutionalArchitecture"/>; there are too few rows; a value is not finite or
    /// out of the loss's range (the message names column and row); training diverged; the requested GPU is not available;
    /// TorchSharp's native library is missing because the package TorchSharp-cpu was not added; the network is too large for an
    /// ONNX file, which is limited to 2 GiB; data that do not fit into memory had a different number of rows when they were
    /// read again; no training row has a label, or none of a class (the message names it); pseudo-labels are asked for with a label
    /// that is a number; or the checkpoint cannot be written, cannot be read, or belongs to a different fit.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// The fit was cancelled before its first epoch was complete, before the last phase of its pretraining, or before any labels were learned.
    /// </exception>
    public AutoencoderTransformer Fit(IDataView input) => Fit(input, falseAlarmRate: null);

    /// <summary>Trains the autoencoder and, if a rate is given, learns the anomaly score that ordinary rows exceed at this rate.</summary>
    /// <param name="input">The rows.</param>
    /// <param name="falseAlarmRate">The rate, above 0 and below 1, for options with an anomaly score; null for no threshold.</param>
    internal AutoencoderTransformer Fit(IDataView input, double? falseAlarmRate)
    {
        ArgumentNullException.ThrowIfNull(input);
        var clock = new FitClock(_options.Training.TimeBudget);
        var column = InputColumn.Find(input.Schema, _inputColumnName);
        var options = _options.SettledFor(InputColumn.SizeOf(column), _outputColumnName);
        var label = Label(input.Schema);
        TorchLibrary.Require();
        Checkpoint.RequirePlace(_options.Training.CheckpointPath);
        var device = TrainingDevice.Find(_options.GpuDeviceId, _options.FallbackToCpu);
        var host = _options.Environment?.Register("Autoencoder");
        using var channel = host?.Start("Training");
        using var threads = new ThreadScope(ThreadRule.Count(options, InputColumn.SizeOf(column)));
        using var recording = inference_mode(false);
        using var scope = NewDisposeScope();

        var seed = new FitSeed(_options.Seed ?? Checkpoint.SeedIn(_options.Training.CheckpointPath) ?? host?.Rand.Next() ?? Random.Shared.Next());
        var source = Source(input, column, label);
        NetworkSize.Check(options, source.Size, _output, labelOutputs: label?.Outputs ?? 0);
        using var read = new ReadRows(source, options.Training);
        if (falseAlarmRate is not { } rate)
            return Export(options, Train(options, read.Prepare(options.Training, ScalingRule.Of(options), seed, device), clock), column, threshold: null);
        var (fitted, threshold) = new ThresholdTraining(options, read, seed, device, clock, Train).Run(rate, Warn);
        return Export(options, fitted, column, threshold);

        FittedNetwork Train(Options options, TrainingRows rows, FitClock clock)
        {
            NetworkSize.Check(options, source.Size, _output, rows.TrainingCount, label?.Outputs ?? 0);
            channel?.Info(MessageSensitivity.None, $"Training on {rows.TrainingCount} rows, validating on {rows.ValidationCount}, seed {seed.Value}, device {rows.Device}, threads {get_num_threads()}");
            channel?.Info(MessageSensitivity.None, $"Input scaling {rows.Scaling.Scaling}: {rows.Scaling.Reason}");
            channel?.Info(MessageSensitivity.None, $"Network: {options.Architecture.Layers(source.Size)}");
            if (rows.Labels is { } labels)
                channel?.Info(MessageSensitivity.None, $"Labels: {labels.Labelled} of {labels.Rows} training rows, {labels.Column.Outputs} outputs");
            var (network, history) = new NetworkTraining(options, rows, source.Size, seed, clock).Run(Fingerprint(options, rows, source.Size), Report, Warn);
            channel?.Info(MessageSensitivity.None, $"Training ended: {history.StopReason}; the weights are those of epoch {history.BestEpoch}");
            return new FittedNetwork(network, rows, LearnedParts.Learn(options, network, rows, seed), history);

            void Report(TrainingProgress progress)
            {
                channel?.Info(MessageSensitivity.None, progress.ToString());
                options.Progress?.Report(progress);
            }
        }

        void Warn(string message) => channel?.Warning(MessageSensitivity.None, message);
    }

    /// <summary>Gets the columns that a fitted autoencoder will produce for data with the given columns.</summary>
    /// <param name="inputSchema">The columns of the training data.</param>
    /// <returns>The same columns, the codes, and the further columns named in the options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The input column is missing or not a vector of floats; or, with supervision, the label column is missing or has a type that
    /// has no head.
    /// </exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) =>
        WithColumns(inputSchema, _options.FurtherColumns().Select(c => c.Name).Prepend(_outputColumnName));

    /// <summary>The columns that a fitted autoencoder will add, but for the output column itself.</summary>
    internal SchemaShape WithFurtherColumns(SchemaShape inputSchema) => WithColumns(inputSchema, _options.FurtherColumns().Select(c => c.Name));

    private SchemaShape WithColumns(SchemaShape inputSchema, IEnumerable<string> names)
    {
        if (_options.Supervision is { } supervision)
            LabelColumn.Require(inputSchema, supervision.LabelColumnName);
        // Columns of a SchemaShape cannot be created outside ML.NET. This built-in estimator requires the same input, throws the
        // right exception, and promises the same kind of output.
        return names.Aggregate(inputSchema, (schema, name) => _catalog.ApproximatedKernelMap(name, _inputColumnName, rank: 2).GetOutputSchema(schema));
    }

    /// <summary>The column of labels; null without supervision.</summary>
    private LabelColumn? Label(DataViewSchema schema)
    {
        if (_options.Supervision is not { } supervision)
            return null;
        var label = LabelColumn.Find(schema, supervision.LabelColumnName);
        return supervision.PseudoLabels is not null && label.Kind == LabelKind.Number
            ? throw new InvalidOperationException($"Supervision.PseudoLabels is for classes, but column '{supervision.LabelColumnName}' is Single: set it to null.")
            : label;
    }

    private RowSource Source(IDataView input, DataViewSchema.Column column, LabelColumn? label)
    {
        bool withinUnitInterval = _options.ReconstructionLoss == ReconstructionLoss.BinaryCrossEntropy && _options.InputScaling is InputScaling.None or InputScaling.Automatic;
        return new RowSource(input, column, withinUnitInterval, _options.CancellationToken, _options.MissingValues)
        {
            Label = label,
            LabelledFraction = _options.Supervision?.LabelledFraction,
        };
    }

    private AutoencoderTransformer Export(Options options, FittedNetwork fitted, DataViewSchema.Column column, double? threshold)
    {
        int inputSize = InputColumn.SizeOf(column);
        var (network, rows, learned, history) = fitted;
        var names = new TensorNames(_inputColumnName, _outputColumnName, options, _output);
        var exported = NetworkExporter.Export(network, rows.Scale, learned, ReconstructionTerm.Of(options.ReconstructionLoss), names, inputSize, CodePooling.Of(options.Architecture), rows.Filling);
        var graph = exported.Graph;
        var description = new AutoencoderDescription
        {
            InputColumnName = _inputColumnName,
            InputSize = inputSize,
            CodingSize = graph.Value(names.Codes).Width,
            CodesTensorName = names.Codes,
            ReconstructionTensorName = names.Reconstruction,
            ReconstructionErrorTensorName = names.ReconstructionError,
            ImputedTensorName = names.Imputed,
            OutputColumns = [.. names.Columns.Select(c => new OutputColumn(c.Column, c.Tensor, graph.Value(c.Tensor).Width))],
            InputScaling = rows.Scaling.Scaling.ToString(),
            FeatureNames = SlotNames.Of(column),
            Prior = options.Prior?.CodeDistribution,
            Chain = ChainDescription.Of(options, rows, learned, exported),
            CodeDeviationTensorName = names.CodeDeviations,
            LabelScoreTensorName = names.LabelScore,
            AnomalyScoreTensorName = names.AnomalyScore,
            FeatureContributionsTensorName = names.FeatureContributions,
            AnomalyThreshold = threshold,
            DecoderVariance = options.ReconstructionLoss == ReconstructionLoss.SquaredError ? (options.Prior as VariationalPrior)?.DecoderVariance : null,
            Options = options.ToJson(),
            History = history,
        };
        return new AutoencoderTransformer(graph, description, ScoringDevice.Of(options.Environment as MLContext));
    }

    /// <summary>
    /// Distinguishes trainings from each other: their rows, the scaling chosen for them, and their options, except for time budgets
    /// and what is learned after the training.
    /// </summary>
    private static string Fingerprint(Options options, TrainingRows rows, int size)
    {
        var timeless = options.Copy();
        timeless.Training = options.Training with { TimeBudget = null };
        timeless.Pretraining = options.Pretraining?.WithoutTimeBudgets();
        timeless.Supervision = options.Supervision?.WithoutTimeBudget();
        timeless.CodeScaling = CodeScaling.None;
        (timeless.AnomalyScore, timeless.MemoryBank, timeless.AnomalyScoreColumnName, timeless.FeatureContributionsColumnName) = (null, null, null, null);
        string facts = FormattableString.Invariant($"{timeless.ToJson()} {rows.Scaling.Scaling} {size} {rows.TrainingCount} {rows.ValidationCount} {rows.Checksum}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(facts)));
    }
}
