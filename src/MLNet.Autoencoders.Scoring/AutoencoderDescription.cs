using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>Describes an autoencoder: its columns, its tensors, the options it was trained with, and its training history.</summary>
/// <remarks>
/// It is stored in the metadata of the ONNX file, both in stand-alone files and inside model zips. <see cref="FromFile"/>
/// reads it from either without creating anything that scores.
/// </remarks>
public sealed record AutoencoderDescription
{
    /// <summary>The version of the format in which this description was stored.</summary>
    public int FormatVersion { get; init; } = DescriptionMetadata.CurrentVersion;

    /// <summary>The name of the column that is encoded, and of the graph's input tensor.</summary>
    public required string InputColumnName { get; init; }

    /// <summary>The number of values in a row of the input.</summary>
    public required int InputSize { get; init; }

    /// <summary>The number of values in a code.</summary>
    public required int CodingSize { get; init; }

    /// <summary>The name of the tensor of codes, [rows, <see cref="CodingSize"/>].</summary>
    public required string CodesTensorName { get; init; }

    /// <summary>The name of the tensor of reconstructions, [rows, <see cref="InputSize"/>], in the units of the input.</summary>
    public required string ReconstructionTensorName { get; init; }

    /// <summary>The name of the tensor of reconstruction errors, [rows, 1].</summary>
    public required string ReconstructionErrorTensorName { get; init; }

    /// <summary>
    /// The name of the tensor of rows with their gaps filled, [rows, <see cref="InputSize"/>]: the input, with the reconstruction in
    /// place of values that are missing. <see langword="null"/> if the autoencoder does not take missing values, and in models of
    /// earlier versions.
    /// </summary>
    public string? ImputedTensorName { get; init; }

    /// <summary>The columns that <see cref="AutoencoderTransformer.Transform"/> adds; the estimator's output column, usually that of the codes, comes first.</summary>
    public required IReadOnlyList<OutputColumn> OutputColumns { get; init; }

    /// <summary>
    /// The name of the scaling of inputs that was used: what the options ask for, or what <c>InputScaling.Automatic</c> chose.
    /// <see langword="null"/> in models of versions before 0.3, which used what their options say.
    /// </summary>
    public string? InputScaling { get; init; }

    /// <summary>
    /// The distribution that training made the codes follow, from which <see cref="AutoencoderTransformer.Generate"/> draws.
    /// <see langword="null"/> for kinds without a prior and in models of earlier versions.
    /// </summary>
    public CodeDistribution? Prior { get; init; }

    /// <summary>
    /// The name of the tensor of the codes' standard deviations, [rows, <see cref="CodingSize"/>]: σ of the approximate posterior
    /// N(μ, σ²) of a row's code, whose mean μ is the code. <see langword="null"/> for kinds whose codes are not random.
    /// </summary>
    public string? CodeDeviationTensorName { get; init; }

    /// <summary>
    /// The variance of each feature around its reconstruction, in the units of the scaled inputs, for which the squared error gives
    /// the log-likelihood of a row: that of a variational autoencoder with a Gaussian decoder. <see langword="null"/> for a Bernoulli
    /// decoder, whose reconstruction error is the negative log-likelihood itself, and for other kinds.
    /// </summary>
    public double? DecoderVariance { get; init; }

    /// <summary>
    /// The chain from which <c>AutoencoderTransformer.GenerateChain</c> takes rows. <see langword="null"/> for kinds that were trained
    /// without corruption and hidden noise, for variational ones, and in models of earlier versions.
    /// </summary>
    public SamplingChain? Chain { get; init; }

    /// <summary>
    /// The name of the tensor of the outputs of the head that learned the label, before softmax or the logistic function:
    /// [rows, classes], or [rows, 1] for a <see cref="bool"/> or <see cref="float"/> label. <see langword="null"/> without supervision
    /// and in models of earlier versions.
    /// </summary>
    public string? LabelScoreTensorName { get; init; }

    /// <summary>
    /// The name of the tensor of anomaly scores, [rows, 1], larger for stranger rows. <see langword="null"/> if no anomaly score was
    /// asked for and in models of earlier versions.
    /// </summary>
    public string? AnomalyScoreTensorName { get; init; }

    /// <summary>
    /// The name of the tensor of how much each feature contributes to the anomaly score, [rows, <see cref="InputSize"/>]; never below 0.
    /// A row's contributions add up to its score or, with a memory bank, to 1. <see langword="null"/> without an anomaly score.
    /// </summary>
    public string? FeatureContributionsTensorName { get; init; }

    /// <summary>
    /// The anomaly score above which a row is taken for an anomaly, learned from rows that the network was not fitted to.
    /// <see langword="null"/> if no threshold was asked for.
    /// </summary>
    public double? AnomalyThreshold { get; init; }

    /// <summary>
    /// The names of the input column's slots, one for each feature, empty for a slot without a name. <see langword="null"/> if the
    /// column of the training rows named no slots, and in models of earlier versions.
    /// </summary>
    public IReadOnlyList<string>? FeatureNames { get; init => field = ValueList<string>.Of(value); }

    /// <summary>
    /// The options of the fit as JSON. The MLNet.Autoencoders package reads them back as
    /// <c>AutoencoderEstimator.Options</c>.
    /// </summary>
    [JsonIgnore]
    public string Options { get; init; } = "{}";

    /// <summary>The training history.</summary>
    [JsonIgnore]
    public TrainingHistory History { get; init; } = null!;

    /// <summary>Reads the description from an ONNX file that this library exported or from an ML.NET model zip.</summary>
    /// <param name="filePath">The path of the file.</param>
    /// <returns>The description; for a zip with several autoencoders, that of the first.</returns>
    /// <remarks>Every entry of a zip is checked against its checksum. An ONNX file has no checksum, so damage to its weights alone cannot be detected.</remarks>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="FormatException">The file is neither of these, is damaged, or contains no autoencoder.</exception>
    public static AutoencoderDescription FromFile(string filePath) => SavedModels.SavedDescription.Read(filePath);
}
