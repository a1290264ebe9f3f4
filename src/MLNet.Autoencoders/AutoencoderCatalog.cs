using Microsoft.ML.Runtime;
using MLNet.Autoencoders;
using Options = MLNet.Autoencoders.AutoencoderEstimator.Options;

namespace Microsoft.ML;

/// <summary>Extension methods for <see cref="TransformsCatalog"/> that create autoencoders.</summary>
/// <remarks>
/// Each kind is a preset of <see cref="Options"/>, such as <see cref="Options.WinnerTakeAll"/>. To change settings for which
/// a method here has no parameter, change the preset and pass it to
/// <see cref="Autoencode(TransformsCatalog, string, string?, Options)"/>.
/// </remarks>
public static class AutoencoderCatalog
{
    /// <summary>
    /// Creates an <see cref="AutoencoderEstimator"/> that learns to encode the column <paramref name="inputColumnName"/> with
    /// fully connected layers and squared error: <see cref="Options.Undercomplete"/>.
    /// </summary>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="outputColumnName">The name of the code column: a vector of <paramref name="codingSize"/> floats.</param>
    /// <param name="inputColumnName">
    /// The name of the column to encode: a known-size vector of floats. Default <see langword="null"/>: the same as
    /// <paramref name="outputColumnName"/>; the codes then replace the input.
    /// </param>
    /// <param name="codingSize">The number of values in a code. Default 30; at least 1.</param>
    /// <param name="hiddenSizes">
    /// The sizes of the encoder's hidden layers, from the input to the code; the decoder has the same sizes in reverse. Default
    /// <see langword="null"/>: one layer, whose size is the geometric mean of those of input and code, but at least twice that
    /// of the code; no hidden layer if the code is at least as wide as the input.
    /// </param>
    /// <param name="training">How the weights are trained. Default: a <see cref="TrainingPlan"/> with its defaults.</param>
    /// <param name="seed">The seed of all random numbers. Default <see langword="null"/>: drawn from <paramref name="environment"/> if it is given, otherwise at random.</param>
    /// <param name="environment">
    /// The <see cref="MLContext"/> that receives log messages of the training, and whose seed and scoring settings apply: see
    /// <see cref="Options.Environment"/>. Default <see langword="null"/>: the training logs nothing, and
    /// <c>new MLContext(seed: 1)</c> has no effect on it, because ML.NET does not give extensions access to the environment of
    /// <paramref name="catalog"/>.
    /// </param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">Arguments are out of range. The message lists all of them.</exception>
    /// <example>
    /// <code>
    /// var pipeline = ml.Transforms.Autoencode("Codes", "Pixels", codingSize: 30, seed: 1)
    ///     .Append(ml.Transforms.Conversion.MapValueToKey("Label"))
    ///     .Append(ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Codes"));
    /// </code>
    /// </example>
    public static AutoencoderEstimator Autoencode(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int codingSize = Architecture.DefaultCodingSize,
        IReadOnlyList<int>? hiddenSizes = null,
        TrainingPlan? training = null,
        int? seed = null,
        IHostEnvironment? environment = null) =>
        Create(catalog, outputColumnName, inputColumnName, Options.Undercomplete(codingSize, hiddenSizes), training, seed, environment);

    /// <summary>
    /// Creates an <see cref="AutoencoderEstimator"/> from <paramref name="options"/>, which define every axis of it.
    /// </summary>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="outputColumnName">The name of the code column.</param>
    /// <param name="inputColumnName">
    /// The name of the column to encode: a known-size vector of floats; <see langword="null"/> for the same name as
    /// <paramref name="outputColumnName"/>. The codes then replace the input.
    /// </param>
    /// <param name="options">The options: new options, or a preset such as <see cref="Options.WinnerTakeAll"/> with changes.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">Options are out of range. The message lists all of them with value and allowed range.</exception>
    /// <example>
    /// <code>
    /// var options = AutoencoderEstimator.Options.WinnerTakeAll(codingSize: 500);
    /// options.ReconstructionErrorColumnName = "Error";
    /// options.Environment = ml;
    /// var autoencoder = ml.Transforms.Autoencode("Codes", "Pixels", options);
    /// </code>
    /// </example>
    public static AutoencoderEstimator Autoencode(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        Options options) =>
        new(catalog, outputColumnName, inputColumnName, options);

    /// <summary>
    /// Creates an <see cref="AutoencoderEstimator"/> that learns to undo corruption: the network sees x̃ ~ q(x̃|x), and the loss
    /// compares its output with x. One encoder and one decoder layer, ReLU code, squared error: <see cref="Options.Denoising"/>.
    /// </summary>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="outputColumnName">The name of the code column: a vector of <paramref name="codingSize"/> floats.</param>
    /// <param name="inputColumnName">
    /// The name of the column to encode: a known-size vector of floats. Default <see langword="null"/>: the same as
    /// <paramref name="outputColumnName"/>; the codes then replace the input.
    /// </param>
    /// <param name="codingSize">The number of values in a code, which may be larger than that of the input. Default 300; at least 1.</param>
    /// <param name="corruption">The corruption of the rows. Default: each feature is masked with probability 0.25.</param>
    /// <param name="hiddenSizes">The sizes of the encoder's hidden layers. Default: none.</param>
    /// <param name="training">How the weights are trained. Default: a <see cref="TrainingPlan"/> with its defaults.</param>
    /// <param name="seed">The seed of all random numbers. Default <see langword="null"/>: drawn from <paramref name="environment"/> if it is given, otherwise at random.</param>
    /// <param name="environment">
    /// The <see cref="MLContext"/> that receives log messages of the training, and whose seed and scoring settings apply: see
    /// <see cref="Options.Environment"/>. Default <see langword="null"/>: the training logs nothing, and
    /// <c>new MLContext(seed: 1)</c> has no effect on it, because ML.NET does not give extensions access to the environment of
    /// <paramref name="catalog"/>.
    /// </param>
    /// <returns>The estimator.</returns>
    /// <remarks>P. Vincent et al., "Stacked Denoising Autoencoders", 2010.</remarks>
    /// <exception cref="ArgumentException">Arguments are out of range. The message lists all of them.</exception>
    public static AutoencoderEstimator AutoencodeDenoising(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int codingSize = Options.WideCode,
        Corruption? corruption = null,
        IReadOnlyList<int>? hiddenSizes = null,
        TrainingPlan? training = null,
        int? seed = null,
        IHostEnvironment? environment = null) =>
        Create(catalog, outputColumnName, inputColumnName, Options.Denoising(codingSize, corruption, hiddenSizes), training, seed, environment);

    /// <summary>
    /// Creates an <see cref="AutoencoderEstimator"/> with sparse codes: for each row, only few values of the code are active. One
    /// encoder and one decoder layer, squared error; a sigmoid code for <see cref="KullbackLeiblerSparsity"/>, otherwise a ReLU
    /// code; tied weights for <see cref="KSparsity"/> and <see cref="WinnerTakeAll"/>: <see cref="Options.Sparse"/>.
    /// </summary>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="outputColumnName">The name of the code column: a vector of <paramref name="codingSize"/> floats.</param>
    /// <param name="inputColumnName">
    /// The name of the column to encode: a known-size vector of floats. Default <see langword="null"/>: the same as
    /// <paramref name="outputColumnName"/>; the codes then replace the input.
    /// </param>
    /// <param name="codingSize">The number of values in a code, which may be larger than that of the input. Default 300; at least 1.</param>
    /// <param name="sparsity">The sparsity constraint. Default: <see cref="KullbackLeiblerSparsity"/>, Σⱼ KL(ρ‖ρ̂ⱼ), with ρ = 0.05.</param>
    /// <param name="training">How the weights are trained. Default: a <see cref="TrainingPlan"/> with its defaults.</param>
    /// <param name="seed">The seed of all random numbers. Default <see langword="null"/>: drawn from <paramref name="environment"/> if it is given, otherwise at random.</param>
    /// <param name="environment">
    /// The <see cref="MLContext"/> that receives log messages of the training, and whose seed and scoring settings apply: see
    /// <see cref="Options.Environment"/>. Default <see langword="null"/>: the training logs nothing, and
    /// <c>new MLContext(seed: 1)</c> has no effect on it, because ML.NET does not give extensions access to the environment of
    /// <paramref name="catalog"/>.
    /// </param>
    /// <returns>The estimator.</returns>
    /// <remarks>A. Ng, "Sparse Autoencoder", 2011; A. Makhzani, B. Frey, "k-Sparse Autoencoders", 2013.</remarks>
    /// <exception cref="ArgumentException">Arguments are out of range. The message lists all of them.</exception>
    public static AutoencoderEstimator AutoencodeSparse(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int codingSize = Options.WideCode,
        Sparsity? sparsity = null,
        TrainingPlan? training = null,
        int? seed = null,
        IHostEnvironment? environment = null) =>
        Create(catalog, outputColumnName, inputColumnName, Options.Sparse(codingSize, sparsity), training, seed, environment);

    /// <summary>
    /// Creates an <see cref="AutoencoderEstimator"/> whose codes change little when a row changes a little: adds λ‖∂h/∂x‖²_F to the
    /// loss. One sigmoid layer, tied weights, squared error: <see cref="Options.Contractive"/>.
    /// </summary>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="outputColumnName">The name of the code column: a vector of <paramref name="codingSize"/> floats.</param>
    /// <param name="inputColumnName">
    /// The name of the column to encode: a known-size vector of floats. Default <see langword="null"/>: the same as
    /// <paramref name="outputColumnName"/>; the codes then replace the input.
    /// </param>
    /// <param name="codingSize">The number of values in a code, which may be larger than that of the input. Default 300; at least 1.</param>
    /// <param name="weight">λ. Default 0.1; above 0.</param>
    /// <param name="training">How the weights are trained. Default: a <see cref="TrainingPlan"/> with its defaults.</param>
    /// <param name="seed">The seed of all random numbers. Default <see langword="null"/>: drawn from <paramref name="environment"/> if it is given, otherwise at random.</param>
    /// <param name="environment">
    /// The <see cref="MLContext"/> that receives log messages of the training, and whose seed and scoring settings apply: see
    /// <see cref="Options.Environment"/>. Default <see langword="null"/>: the training logs nothing, and
    /// <c>new MLContext(seed: 1)</c> has no effect on it, because ML.NET does not give extensions access to the environment of
    /// <paramref name="catalog"/>.
    /// </param>
    /// <returns>The estimator.</returns>
    /// <remarks>S. Rifai et al., "Contractive Auto-Encoders", 2011.</remarks>
    /// <exception cref="ArgumentException">Arguments are out of range. The message lists all of them.</exception>
    public static AutoencoderEstimator AutoencodeContractive(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int codingSize = Options.WideCode,
        double weight = ContractivePenalty.DefaultWeight,
        TrainingPlan? training = null,
        int? seed = null,
        IHostEnvironment? environment = null) =>
        Create(catalog, outputColumnName, inputColumnName, Options.Contractive(codingSize, weight), training, seed, environment);

    /// <summary>
    /// Creates an <see cref="AutoencoderEstimator"/> with overcomplete, sparse codes: in training, each code unit is kept only for
    /// the rows of a batch that activate it most, and set to zero for the others. One ReLU layer, tied weights, squared error:
    /// <see cref="Options.WinnerTakeAll"/>.
    /// </summary>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="outputColumnName">The name of the code column: a vector of <paramref name="codingSize"/> floats.</param>
    /// <param name="inputColumnName">
    /// The name of the column to encode: a known-size vector of floats. Default <see langword="null"/>: the same as
    /// <paramref name="outputColumnName"/>; the codes then replace the input.
    /// </param>
    /// <param name="codingSize">The number of values in a code, which may be larger than that of the input. Default 300; at least 1.</param>
    /// <param name="fraction">The fraction of a batch's rows for which a unit is kept. Default 0.05; above 0 and at most 1.</param>
    /// <param name="training">How the weights are trained. Default: a <see cref="TrainingPlan"/> with its defaults.</param>
    /// <param name="seed">The seed of all random numbers. Default <see langword="null"/>: drawn from <paramref name="environment"/> if it is given, otherwise at random.</param>
    /// <param name="environment">
    /// The <see cref="MLContext"/> that receives log messages of the training, and whose seed and scoring settings apply: see
    /// <see cref="Options.Environment"/>. Default <see langword="null"/>: the training logs nothing, and
    /// <c>new MLContext(seed: 1)</c> has no effect on it, because ML.NET does not give extensions access to the environment of
    /// <paramref name="catalog"/>.
    /// </param>
    /// <returns>The estimator.</returns>
    /// <remarks>A. Makhzani, B. Frey, "Winner-Take-All Autoencoders", 2015.</remarks>
    /// <exception cref="ArgumentException">Arguments are out of range. The message lists all of them.</exception>
    public static AutoencoderEstimator AutoencodeWinnerTakeAll(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int codingSize = Options.WideCode,
        double fraction = WinnerTakeAll.DefaultFraction,
        TrainingPlan? training = null,
        int? seed = null,
        IHostEnvironment? environment = null) =>
        Create(catalog, outputColumnName, inputColumnName, Options.WinnerTakeAll(codingSize, fraction), training, seed, environment);

    /// <summary>
    /// Creates an <see cref="AutoencoderEstimator"/> that can generate new rows: each row has a normal distribution N(μ, σ²) of codes,
    /// and those of all rows together are close to N(0, I). The code column is μ. ELU layers: <see cref="Options.Variational"/>.
    /// </summary>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="outputColumnName">The name of the code column: a vector of <paramref name="codingSize"/> floats.</param>
    /// <param name="inputColumnName">
    /// The name of the column to encode: a known-size vector of floats. Default <see langword="null"/>: the same as
    /// <paramref name="outputColumnName"/>; the codes then replace the input.
    /// </param>
    /// <param name="codingSize">The number of values in a code. Default 10; at least 1.</param>
    /// <param name="hiddenSizes">The sizes of the encoder's hidden layers; the decoder has the same sizes in reverse. Default: two layers of 500.</param>
    /// <param name="reconstructionLoss">
    /// Which distribution of a row the decoder gives. Default <see cref="ReconstructionLoss.SquaredError"/>: normal, for features in
    /// any units, which are scaled automatically. <see cref="ReconstructionLoss.BinaryCrossEntropy"/>: Bernoulli, for features that
    /// are 0 or 1 or between, such as pixels in [0, 1].
    /// </param>
    /// <param name="beta">β, the weight of the Kullback-Leibler divergence from N(0, I). Default 1; above 0.</param>
    /// <param name="training">How the weights are trained. Default: a <see cref="TrainingPlan"/> with its defaults.</param>
    /// <param name="seed">The seed of all random numbers. Default <see langword="null"/>: drawn from <paramref name="environment"/> if it is given, otherwise at random.</param>
    /// <param name="environment">
    /// The <see cref="MLContext"/> that receives log messages of the training, and whose seed and scoring settings apply: see
    /// <see cref="Options.Environment"/>. Default <see langword="null"/>: the training logs nothing, and
    /// <c>new MLContext(seed: 1)</c> has no effect on it, because ML.NET does not give extensions access to the environment of
    /// <paramref name="catalog"/>.
    /// </param>
    /// <returns>The estimator.</returns>
    /// <remarks>D. Kingma, M. Welling, "Auto-Encoding Variational Bayes", 2014.</remarks>
    /// <exception cref="ArgumentException">Arguments are out of range. The message lists all of them.</exception>
    public static AutoencoderEstimator AutoencodeVariational(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int codingSize = Options.GenerativeCode,
        IReadOnlyList<int>? hiddenSizes = null,
        ReconstructionLoss reconstructionLoss = ReconstructionLoss.SquaredError,
        double beta = VariationalPrior.DefaultBeta,
        TrainingPlan? training = null,
        int? seed = null,
        IHostEnvironment? environment = null) =>
        Create(catalog, outputColumnName, inputColumnName, Options.Variational(codingSize, hiddenSizes, reconstructionLoss, beta), training, seed, environment);

    /// <summary>
    /// Creates an <see cref="AutoencoderEstimator"/> whose codes follow a distribution, so that new rows can be generated from draws
    /// of it: a discriminator learns to tell codes from draws, and the encoder learns to make codes that it takes for draws. ELU
    /// layers, an identity code, squared error, features scaled to [0, 1], sigmoid output: <see cref="Options.Adversarial"/>.
    /// </summary>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="outputColumnName">The name of the code column: a vector of <paramref name="codingSize"/> floats.</param>
    /// <param name="inputColumnName">
    /// The name of the column to encode: a known-size vector of floats. Default <see langword="null"/>: the same as
    /// <paramref name="outputColumnName"/>; the codes then replace the input.
    /// </param>
    /// <param name="codingSize">The number of values in a code. Default 10; at least 1, or 2 for a mixture.</param>
    /// <param name="distribution">The distribution that codes should have. Default: <see cref="GaussianDistribution"/>, N(0, I).</param>
    /// <param name="hiddenSizes">The sizes of the encoder's hidden layers. Default: two layers of 500.</param>
    /// <param name="training">How the weights are trained. Default: a <see cref="TrainingPlan"/> with its defaults.</param>
    /// <param name="seed">The seed of all random numbers. Default <see langword="null"/>: drawn from <paramref name="environment"/> if it is given, otherwise at random.</param>
    /// <param name="environment">
    /// The <see cref="MLContext"/> that receives log messages of the training, and whose seed and scoring settings apply: see
    /// <see cref="Options.Environment"/>. Default <see langword="null"/>: the training logs nothing, and
    /// <c>new MLContext(seed: 1)</c> has no effect on it, because ML.NET does not give extensions access to the environment of
    /// <paramref name="catalog"/>.
    /// </param>
    /// <returns>The estimator.</returns>
    /// <remarks>A. Makhzani et al., "Adversarial Autoencoders", 2015.</remarks>
    /// <exception cref="ArgumentException">Arguments are out of range. The message lists all of them.</exception>
    public static AutoencoderEstimator AutoencodeAdversarial(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int codingSize = Options.GenerativeCode,
        CodeDistribution? distribution = null,
        IReadOnlyList<int>? hiddenSizes = null,
        TrainingPlan? training = null,
        int? seed = null,
        IHostEnvironment? environment = null) =>
        Create(catalog, outputColumnName, inputColumnName, Options.Adversarial(codingSize, distribution, hiddenSizes), training, seed, environment);

    /// <summary>
    /// Creates an <see cref="AutoencoderEstimator"/> for pictures: convolutions to feature maps, a dense code, and transposed
    /// convolutions back, squared error: <see cref="Options.Convolutional"/>.
    /// </summary>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="outputColumnName">The name of the code column: a vector of <paramref name="codingSize"/> floats.</param>
    /// <param name="inputColumnName">
    /// The name of the column to encode: a known-size vector of floats, channels × height × width, as <c>ExtractPixels</c> makes it
    /// by default. Default <see langword="null"/>: the same as <paramref name="outputColumnName"/>; the codes then replace the
    /// input.
    /// </param>
    /// <param name="height">The height of the input. Default <see langword="null"/>: it follows from the width, or the input is square.</param>
    /// <param name="width">The width of the input. Default <see langword="null"/>: it follows from the height, or the input is square.</param>
    /// <param name="channels">The number of channels of the input. Default 1; at least 1.</param>
    /// <param name="stages">
    /// The stages of the encoder, which the decoder mirrors. Default: three with 16, 32 and 64 maps, 3 × 3 kernels and stride 2.
    /// </param>
    /// <param name="codingSize">The number of values in a code; <see langword="null"/> for the maps of the last stage as the code. Default 30; at least 1.</param>
    /// <param name="training">How the weights are trained. Default: a <see cref="TrainingPlan"/> with its defaults.</param>
    /// <param name="seed">The seed of all random numbers. Default <see langword="null"/>: drawn from <paramref name="environment"/> if it is given, otherwise at random.</param>
    /// <param name="environment">
    /// The <see cref="MLContext"/> that receives log messages of the training, and whose seed and scoring settings apply: see
    /// <see cref="Options.Environment"/>. Default <see langword="null"/>: the training logs nothing, and
    /// <c>new MLContext(seed: 1)</c> has no effect on it, because ML.NET does not give extensions access to the environment of
    /// <paramref name="catalog"/>.
    /// </param>
    /// <returns>The estimator.</returns>
    /// <remarks>J. Masci et al., "Stacked Convolutional Auto-Encoders for Hierarchical Feature Extraction", 2011.</remarks>
    /// <exception cref="ArgumentException">Arguments are out of range. The message lists all of them.</exception>
    /// <example>
    /// <code>
    /// var pipeline = ml.Transforms.LoadImages("Picture", imageFolder: "pictures", "File")
    ///     .Append(ml.Transforms.ResizeImages("Picture", imageWidth: 64, imageHeight: 48))
    ///     .Append(ml.Transforms.ExtractPixels("Pixels", "Picture", scaleImage: 1 / 255f))
    ///     .Append(ml.Transforms.AutoencodeConvolutional("Codes", "Pixels", height: 48, width: 64, channels: 3));
    /// </code>
    /// </example>
    public static AutoencoderEstimator AutoencodeConvolutional(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int? height = null,
        int? width = null,
        int channels = 1,
        IReadOnlyList<ConvolutionalStage>? stages = null,
        int? codingSize = Architecture.DefaultCodingSize,
        TrainingPlan? training = null,
        int? seed = null,
        IHostEnvironment? environment = null) =>
        Create(catalog, outputColumnName, inputColumnName, Options.Convolutional(height, width, channels, stages, codingSize), training, seed, environment);

    /// <summary>
    /// Creates an <see cref="AutoencoderEstimator"/> of a generative stochastic network: a denoising autoencoder with noise in its
    /// hidden layer too, and walk-back training, which generates rows by a Markov chain. One tanh layer, binary cross-entropy, for
    /// features within [0, 1]: <see cref="Options.GenerativeStochastic"/>.
    /// </summary>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="outputColumnName">The name of the code column: a vector of <paramref name="codingSize"/> floats.</param>
    /// <param name="inputColumnName">
    /// The name of the column to encode: a known-size vector of floats. Default <see langword="null"/>: the same as
    /// <paramref name="outputColumnName"/>; the codes then replace the input.
    /// </param>
    /// <param name="codingSize">The number of values in a code, which may be larger than that of the input. Default 1000; at least 1.</param>
    /// <param name="corruption">The corruption of the rows. Default: each feature is set to its minimum or its maximum with probability 0.4.</param>
    /// <param name="hiddenNoise">The noise around the activation of the code. Default: a <see cref="HiddenNoise"/> with its defaults.</param>
    /// <param name="walkBackSteps">The number of steps of the chain that each batch starts. Default 2; at least 1.</param>
    /// <param name="training">How the weights are trained. Default: a <see cref="TrainingPlan"/> with its defaults.</param>
    /// <param name="seed">The seed of all random numbers. Default <see langword="null"/>: drawn from <paramref name="environment"/> if it is given, otherwise at random.</param>
    /// <param name="environment">
    /// The <see cref="MLContext"/> that receives log messages of the training, and whose seed and scoring settings apply: see
    /// <see cref="Options.Environment"/>. Default <see langword="null"/>: the training logs nothing, and
    /// <c>new MLContext(seed: 1)</c> has no effect on it, because ML.NET does not give extensions access to the environment of
    /// <paramref name="catalog"/>.
    /// </param>
    /// <returns>The estimator. What it fits generates rows with <see cref="AutoencoderTransformer.Generate"/> and <see cref="AutoencoderTransformer.GenerateChain"/>.</returns>
    /// <remarks>Y. Bengio et al., "Deep Generative Stochastic Networks Trainable by Backprop", 2014.</remarks>
    /// <exception cref="ArgumentException">Arguments are out of range. The message lists all of them.</exception>
    public static AutoencoderEstimator AutoencodeGenerativeStochastic(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int codingSize = Options.StochasticCode,
        Corruption? corruption = null,
        HiddenNoise? hiddenNoise = null,
        int walkBackSteps = WalkBack.DefaultSteps,
        TrainingPlan? training = null,
        int? seed = null,
        IHostEnvironment? environment = null) =>
        Create(catalog, outputColumnName, inputColumnName, Options.GenerativeStochastic(codingSize, corruption, hiddenNoise, walkBackSteps), training, seed, environment);

    /// <summary>
    /// Creates an <see cref="AutoencoderEstimator"/> that learns to fill the gaps of rows, which are NaN, from what is observed in
    /// them: <see cref="Options.Imputation"/>.
    /// </summary>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="outputColumnName">The name of the column of filled rows: vectors of the same size as the input, in the same units. What is observed stays as it is, bit by bit.</param>
    /// <param name="inputColumnName">
    /// The name of the column with gaps: a known-size vector of floats. Default <see langword="null"/>: the same as
    /// <paramref name="outputColumnName"/>; the filled rows then replace the input.
    /// </param>
    /// <param name="training">How the weights are trained. Default: that of <see cref="Options.Imputation"/>.</param>
    /// <param name="seed">The seed of all random numbers. Default <see langword="null"/>: drawn from <paramref name="environment"/> if it is given, otherwise at random.</param>
    /// <param name="environment">
    /// The <see cref="MLContext"/> that receives log messages of the training, and whose seed and scoring settings apply: see
    /// <see cref="Options.Environment"/>. Default <see langword="null"/>: the training logs nothing, and
    /// <c>new MLContext(seed: 1)</c> has no effect on it, because ML.NET does not give extensions access to the environment of
    /// <paramref name="catalog"/>.
    /// </param>
    /// <returns>The estimator. What it fits fills arrays of rows too, with <see cref="AutoencoderTransformer.Impute(IReadOnlyList{float[]})"/>.</returns>
    /// <remarks>
    /// ML.NET's text loader reads missing numbers as NaN if it is told to (<c>MissingRealsAsNaNs</c>); columns of
    /// <see cref="float"/> properties hold NaN as it is. Rows without any observed value, and features without any, are refused in
    /// training.
    /// </remarks>
    /// <exception cref="ArgumentException">Arguments are out of range. The message lists all of them.</exception>
    /// <example>
    /// <code>
    /// var pipeline = ml.Transforms.ImputeWithAutoencoder("Features", seed: 1)
    ///     .Append(ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Features"));
    /// </code>
    /// </example>
    public static AutoencoderEstimator ImputeWithAutoencoder(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        TrainingPlan? training = null,
        int? seed = null,
        IHostEnvironment? environment = null)
    {
        var options = Options.Imputation();
        (options.Training, options.Seed, options.Environment) = (training ?? options.Training, seed, environment);
        return catalog.ImputeWithAutoencoder(outputColumnName, inputColumnName, options);
    }

    /// <summary>
    /// Creates an <see cref="AutoencoderEstimator"/> whose output column is the rows with their gaps filled, from
    /// <paramref name="options"/>, which define every axis of it.
    /// </summary>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="outputColumnName">The name of the column of filled rows.</param>
    /// <param name="inputColumnName">The name of the column with gaps: a known-size vector of floats. <see langword="null"/>: the same as <paramref name="outputColumnName"/>.</param>
    /// <param name="options">The options; <see cref="Options.MissingValues"/> must be <see cref="MissingValues.Mask"/>. Later changes to them have no effect.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">Options are out of range or do not go together. The message lists all of them.</exception>
    public static AutoencoderEstimator ImputeWithAutoencoder(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, Options options) =>
        new(catalog, outputColumnName, inputColumnName, options, AutoencoderOutput.Imputed);

    private static AutoencoderEstimator Create(
        TransformsCatalog catalog, string outputColumnName, string? inputColumnName, Options preset, TrainingPlan? training, int? seed, IHostEnvironment? environment)
    {
        (preset.Training, preset.Seed, preset.Environment) = (training ?? preset.Training, seed, environment);
        return new(catalog, outputColumnName, inputColumnName, preset);
    }
}
