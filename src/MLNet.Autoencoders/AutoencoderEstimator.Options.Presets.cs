using Chain = MLNet.Autoencoders.WalkBack;
using Winners = MLNet.Autoencoders.WinnerTakeAll;

namespace MLNet.Autoencoders;

public sealed partial class AutoencoderEstimator
{
    public sealed partial class Options
    {
        /// <summary>The default size of codes for kinds in which something other than the size keeps the network from copying its input.</summary>
        internal const int WideCode = 300;

        /// <summary>The default size of codes under noise: each value tells little, so that many must tell the same.</summary>
        internal const int StochasticCode = 1000;

        /// <summary>The default size of codes from which rows are generated.</summary>
        internal const int GenerativeCode = 10;

        /// <summary>The width of the layers that fill gaps: wider than most tables, as nothing else keeps the network from seeing all of a row.</summary>
        private const int ImputingWidth = 256;

        /// <summary>Options of a plain autoencoder: the code is smaller than the row, and there are no other constraints.</summary>
        /// <param name="codingSize">The number of values in a code. Default 30; at least 1.</param>
        /// <param name="hiddenSizes">
        /// The sizes of the encoder's hidden layers, from the input to the code; the decoder has the same sizes in reverse.
        /// Default <see langword="null"/>: one layer, whose size is the geometric mean of those of input and code, but at least
        /// twice that of the code; no hidden layer if the code is at least as wide as the input.
        /// </param>
        /// <returns>
        /// New options, which may be changed: ELU layers, or a linear network if <paramref name="hiddenSizes"/> is empty; tied
        /// weights, squared error.
        /// </returns>
        /// <remarks>G. Hinton, R. Salakhutdinov, "Reducing the Dimensionality of Data with Neural Networks", 2006.</remarks>
        public static Options Undercomplete(int codingSize = Architecture.DefaultCodingSize, IReadOnlyList<int>? hiddenSizes = null) =>
            new()
            {
                Architecture = new DenseArchitecture
                {
                    CodingSize = codingSize,
                    HiddenSizes = hiddenSizes,
                    TiedWeights = true,
                    CodeActivation = hiddenSizes is { Count: 0 } ? Activation.Identity : Activation.Elu,
                },
            };

        /// <summary>
        /// Options of a denoising autoencoder, which learns to undo corruption: the network sees x̃ ~ q(x̃|x), and the loss
        /// compares its output with x.
        /// </summary>
        /// <param name="codingSize">The number of values in a code, which may be larger than that of the input. Default 300; at least 1.</param>
        /// <param name="corruption">The corruption of the rows. Default: each feature is masked with probability 0.25.</param>
        /// <param name="hiddenSizes">The sizes of the encoder's hidden layers. Default: none.</param>
        /// <returns>New options, which may be changed: ReLU layers, squared error.</returns>
        /// <remarks>P. Vincent et al., "Stacked Denoising Autoencoders", 2010.</remarks>
        public static Options Denoising(int codingSize = WideCode, Corruption? corruption = null, IReadOnlyList<int>? hiddenSizes = null) =>
            new()
            {
                Architecture = new DenseArchitecture
                {
                    CodingSize = codingSize,
                    HiddenSizes = hiddenSizes ?? [],
                    HiddenActivation = Activation.Relu,
                    CodeActivation = Activation.Relu,
                },
                Corruption = corruption ?? new MaskingCorruption(),
            };

        /// <summary>Options of a sparse autoencoder: for each row, only few values of the code are active.</summary>
        /// <param name="codingSize">The number of values in a code, which may be larger than that of the input. Default 300; at least 1.</param>
        /// <param name="sparsity">The sparsity constraint. Default: <see cref="KullbackLeiblerSparsity"/> with target 0.05.</param>
        /// <returns>
        /// New options, which may be changed: one encoder and one decoder layer, squared error; a sigmoid code for
        /// <see cref="KullbackLeiblerSparsity"/>, otherwise a ReLU code; tied weights for <see cref="KSparsity"/> and
        /// <see cref="MLNet.Autoencoders.WinnerTakeAll"/>, in which units compete.
        /// </returns>
        /// <remarks>A. Ng, "Sparse Autoencoder", 2011; A. Makhzani, B. Frey, "k-Sparse Autoencoders", 2013.</remarks>
        public static Options Sparse(int codingSize = WideCode, Sparsity? sparsity = null)
        {
            // The target of Ng 2011, which makes better features than the constraint's own: see the benchmark "defaults".
            sparsity ??= new KullbackLeiblerSparsity { Target = 0.05 };
            bool unitsCompete = sparsity is KSparsity or Winners;
            return new()
            {
                Architecture = new DenseArchitecture
                {
                    CodingSize = codingSize,
                    HiddenSizes = [],
                    TiedWeights = unitsCompete,
                    CodeActivation = sparsity is KullbackLeiblerSparsity ? Activation.Sigmoid : Activation.Relu,
                },
                CodeConstraint = sparsity,
            };
        }

        /// <summary>Options of a contractive autoencoder, whose codes change little when a row changes a little: adds λ‖∂h/∂x‖²_F to the loss.</summary>
        /// <param name="codingSize">The number of values in a code, which may be larger than that of the input. Default 300; at least 1.</param>
        /// <param name="weight">λ. Default 0.1; above 0.</param>
        /// <returns>New options, which may be changed: one sigmoid layer, tied weights, squared error.</returns>
        /// <remarks>S. Rifai et al., "Contractive Auto-Encoders", 2011.</remarks>
        public static Options Contractive(int codingSize = WideCode, double weight = ContractivePenalty.DefaultWeight) =>
            new()
            {
                Architecture = new DenseArchitecture { CodingSize = codingSize, HiddenSizes = [], TiedWeights = true, CodeActivation = Activation.Sigmoid },
                CodeConstraint = new ContractivePenalty { Weight = weight },
            };

        /// <summary>
        /// Options of a variational autoencoder: each row has a normal distribution of codes, and those of all rows together are
        /// close to N(0, I), so that codes drawn from it are decoded to new rows.
        /// </summary>
        /// <param name="codingSize">The number of values in a code. Default 10; at least 1.</param>
        /// <param name="hiddenSizes">The sizes of the encoder's hidden layers; the decoder has the same sizes in reverse. Default: two layers of 500.</param>
        /// <param name="reconstructionLoss">
        /// Which distribution of a row the decoder gives. Default <see cref="ReconstructionLoss.SquaredError"/>: normal, for features
        /// in any units, which are scaled automatically. <see cref="ReconstructionLoss.BinaryCrossEntropy"/>: Bernoulli, for
        /// features that are 0 or 1 or between, such as pixels in [0, 1].
        /// </param>
        /// <param name="beta">β, the weight of the Kullback-Leibler divergence. Default 1; above 0.</param>
        /// <returns>New options, which may be changed: ELU layers, an identity code.</returns>
        /// <remarks>D. Kingma, M. Welling, "Auto-Encoding Variational Bayes", 2014.</remarks>
        public static Options Variational(
            int codingSize = GenerativeCode,
            IReadOnlyList<int>? hiddenSizes = null,
            ReconstructionLoss reconstructionLoss = ReconstructionLoss.SquaredError,
            double beta = VariationalPrior.DefaultBeta) =>
            new()
            {
                Architecture = new DenseArchitecture { CodingSize = codingSize, HiddenSizes = hiddenSizes ?? [500, 500] },
                ReconstructionLoss = reconstructionLoss,
                Prior = new VariationalPrior { Beta = beta },
            };

        /// <summary>
        /// Options of an adversarial autoencoder, whose codes follow a distribution, so that new rows can be generated from draws
        /// of it: a discriminator learns to tell codes from draws, and the encoder learns to make codes that it takes for draws.
        /// </summary>
        /// <param name="codingSize">The number of values in a code. Default 10; at least 1, or 2 for a mixture.</param>
        /// <param name="distribution">The distribution that codes should have. Default: <see cref="GaussianDistribution"/>, N(0, I).</param>
        /// <param name="hiddenSizes">
        /// The sizes of the encoder's hidden layers, from the input to the code; the decoder has the same sizes in reverse. Default:
        /// two layers of 500.
        /// </param>
        /// <returns>
        /// New options, which may be changed: ELU layers, an identity code, squared error; features are scaled to [0, 1] and the
        /// output layer is a sigmoid, so that generated values stay within the range of the training rows.
        /// </returns>
        /// <remarks>A. Makhzani et al., "Adversarial Autoencoders", 2015.</remarks>
        public static Options Adversarial(int codingSize = GenerativeCode, CodeDistribution? distribution = null, IReadOnlyList<int>? hiddenSizes = null) =>
            new()
            {
                Architecture = new DenseArchitecture
                {
                    CodingSize = codingSize,
                    HiddenSizes = hiddenSizes ?? [500, 500],
                    OutputActivation = Activation.Sigmoid,
                },
                InputScaling = InputScaling.MinMax,
                Prior = new AdversarialPrior { Distribution = distribution ?? new GaussianDistribution() },
            };

        /// <summary>
        /// Options of a winner-take-all autoencoder with overcomplete, sparse codes: in training, each code unit is kept only for
        /// the rows of a batch that activate it most, and set to zero for the others.
        /// </summary>
        /// <param name="codingSize">The number of values in a code, which may be larger than that of the input. Default 300; at least 1.</param>
        /// <param name="fraction">The fraction of a batch's rows for which a unit is kept. Default 0.05; above 0 and at most 1.</param>
        /// <returns>
        /// New options, which may be changed, as those of <see cref="Sparse"/>: one ReLU layer, tied weights, squared error.
        /// </returns>
        /// <remarks>A. Makhzani, B. Frey, "Winner-Take-All Autoencoders", 2015.</remarks>
        /// <example>
        /// <code>
        /// var options = AutoencoderEstimator.Options.WinnerTakeAll(codingSize: 500);
        /// options.ReconstructionErrorColumnName = "Error";
        /// var autoencoder = ml.Transforms.Autoencode("Codes", "Pixels", options);
        /// </code>
        /// </example>
        public static Options WinnerTakeAll(int codingSize = WideCode, double fraction = Winners.DefaultFraction) =>
            Sparse(codingSize, new Winners { Fraction = fraction });

        /// <summary>
        /// Options of a convolutional autoencoder for pictures: stages of feature maps, a dense code, and transposed convolutions back.
        /// </summary>
        /// <param name="height">The height of the input. Default <see langword="null"/>: it follows from the width, or the input is square.</param>
        /// <param name="width">The width of the input. Default <see langword="null"/>: it follows from the height, or the input is square.</param>
        /// <param name="channels">The number of channels of the input. Default 1; at least 1.</param>
        /// <param name="stages">
        /// The stages of the encoder, which the decoder mirrors. Default: three with 16, 32 and 64 maps, 3 × 3 kernels and stride 2.
        /// </param>
        /// <param name="codingSize">The number of values in a code; <see langword="null"/> for the maps of the last stage as the code. Default 30; at least 1.</param>
        /// <returns>New options, which may be changed: ReLU stages, a linear code, squared error.</returns>
        /// <remarks>J. Masci et al., "Stacked Convolutional Auto-Encoders for Hierarchical Feature Extraction", 2011.</remarks>
        public static Options Convolutional(
            int? height = null, int? width = null, int channels = 1, IReadOnlyList<ConvolutionalStage>? stages = null, int? codingSize = Architecture.DefaultCodingSize)
        {
            var architecture = new ConvolutionalArchitecture
            {
                Height = height,
                Width = width,
                Channels = channels,
                DenseCode = codingSize is not null,
                CodingSize = codingSize ?? Architecture.DefaultCodingSize,
            };
            return new() { Architecture = stages is null ? architecture : architecture with { Stages = stages } };
        }

        /// <summary>
        /// Options of a denoising autoencoder whose codes are shaped by labels, for tables of which few rows are labelled: the rows without
        /// labels teach it what rows look like, and by pseudo-labels where classes end.
        /// </summary>
        /// <param name="labelColumnName">The name of the label column: see <see cref="Supervision.LabelColumnName"/>. Default <c>Label</c>.</param>
        /// <param name="codingSize">The number of values in a code. Default 500; at least 1.</param>
        /// <param name="hiddenSizes">The sizes of the encoder's hidden layers; the decoder has the same sizes in reverse. Default: one layer of 1,000.</param>
        /// <returns>
        /// New options, which may be changed: ReLU layers and a ReLU code, all with batch normalisation; a quarter of the features masked, then
        /// Gaussian noise of 0.3; squared error with a weight of 0.02 beside the labels; batches of 300 rows of which at least a third are
        /// labelled; pseudo-labels from a probability of 0.3, with a weight of 2, of classes as frequent as those of the labels; 2,600 steps
        /// with a learning rate that falls from 0.002 along a cosine.
        /// </returns>
        /// <remarks>
        /// P. Vincent et al., "Stacked Denoising Autoencoders", 2010; D.-H. Lee, "Pseudo-Label", 2013. For a <see cref="float"/> label,
        /// set <see cref="Supervision.PseudoLabels"/> to <see langword="null"/>; if the labelled rows were chosen so that classes are not as frequent
        /// among them as among all rows, set <see cref="MLNet.Autoencoders.PseudoLabels.AlignClasses"/> to <see langword="false"/>.
        /// </remarks>
        public static Options FewLabels(string labelColumnName = Supervision.DefaultLabelColumnName, int codingSize = 500, IReadOnlyList<int>? hiddenSizes = null) =>
            new()
            {
                Architecture = new DenseArchitecture
                {
                    CodingSize = codingSize,
                    HiddenSizes = hiddenSizes ?? [1000],
                    HiddenActivation = Activation.Relu,
                    CodeActivation = Activation.Relu,
                    BatchNormalization = true,
                    CodeBatchNormalization = true,
                },
                Corruption = Corruption.Sequence(Corruption.Masking(0.25), Corruption.Gaussian(0.3)),
                Supervision = new Supervision { LabelColumnName = labelColumnName, LabelledFraction = 1.0 / 3, PseudoLabels = new PseudoLabels { Threshold = 0.3, Weight = 2, AlignClasses = true } },
                Training = new TrainingPlan { Steps = 2_600, BatchSize = 300, Optimizer = new AdamOptimizer { LearningRate = 0.002 }, Schedule = new CosineSchedule() },
            };

        /// <summary>
        /// Options of a denoising autoencoder whose residuals tell how strange a row is: it learns to undo noise of many levels, and a row
        /// that it would change otherwise than the training rows is strange.
        /// </summary>
        /// <returns>
        /// New options, which may be changed: layers n-128-128-128-n of SiLU units with a linear output, features standardised except indicators, noise with
        /// standard deviations from 0.1 to 2, squared error, 1,500 steps of 128 rows with a warm-up of 50 and a cosine schedule, and a
        /// <see cref="MahalanobisScore"/>, which is no column until <see cref="AnomalyScoreColumnName"/> is set.
        /// </returns>
        /// <remarks>P. Vincent, "A Connection Between Score Matching and Denoising Autoencoders", 2011, for why residuals are small where rows are frequent.</remarks>
        public static Options AnomalyDetection() =>
            new()
            {
                Architecture = new DenseArchitecture
                {
                    CodingSize = 128,
                    HiddenSizes = [128],
                    HiddenActivation = Activation.Silu,
                    CodeActivation = Activation.Silu,
                    // Measured over tables with anomalies: better than the larger weights that suit SiLU otherwise.
                    Initialization = WeightInitialization.Glorot,
                },
                InputScaling = InputScaling.StandardizeExceptIndicators,
                Corruption = Corruption.Gaussian(0.1, 2),
                Training = new TrainingPlan { Steps = 1_500, WarmUpSteps = 50, Schedule = new CosineSchedule(), KeepBest = false },
                AnomalyScore = new MahalanobisScore(),
            };

        /// <summary>
        /// Options of a generative stochastic network: a denoising autoencoder with noise in its hidden layer too, and walk-back
        /// training. It generates rows by a Markov chain that corrupts and reconstructs them over and over:
        /// <see cref="AutoencoderTransformer.GenerateChain"/>.
        /// </summary>
        /// <param name="codingSize">The number of values in a code, which may be larger than that of the input. Default 1000; at least 1.</param>
        /// <param name="corruption">The corruption of the rows. Default: each feature is set to its minimum or its maximum with probability 0.4.</param>
        /// <param name="hiddenNoise">The noise around the activation of the code. Default: a <see cref="MLNet.Autoencoders.HiddenNoise"/> with its defaults.</param>
        /// <param name="walkBackSteps">The number of steps of the chain that each batch starts. Default 2; at least 1.</param>
        /// <returns>
        /// New options, which may be changed: one tanh layer, binary cross-entropy, for features within [0, 1], which the chain
        /// draws as 0 or 1.
        /// </returns>
        /// <remarks>Y. Bengio et al., "Deep Generative Stochastic Networks Trainable by Backprop", 2014.</remarks>
        public static Options GenerativeStochastic(
            int codingSize = StochasticCode, Corruption? corruption = null, HiddenNoise? hiddenNoise = null, int walkBackSteps = Chain.DefaultSteps) =>
            new()
            {
                Architecture = new DenseArchitecture { CodingSize = codingSize, HiddenSizes = [], CodeActivation = Activation.Tanh },
                ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy,
                Corruption = corruption ?? Corruption.SaltAndPepper(0.4),
                HiddenNoise = hiddenNoise ?? new HiddenNoise(),
                WalkBack = new Chain { Steps = walkBackSteps },
            };

        /// <summary>
        /// Options of an autoencoder that fills gaps: it sees rows in which further values are hidden, and is told which; it learns to
        /// restore them, and the weights are kept that do so best on held-out rows.
        /// </summary>
        /// <returns>
        /// New options, which may be changed: layers n-256-256-256-n of SiLU units, standardised inputs, squared error; 3,000 steps of
        /// 128 rows, however many there are, with a learning rate that falls from 0.003 along a cosine.
        /// </returns>
        /// <remarks>L. Gondara, K. Wang, "MIDA: Multiple Imputation Using Denoising Autoencoders", 2018, for the principle.</remarks>
        public static Options Imputation() =>
            new()
            {
                Architecture = new DenseArchitecture
                {
                    CodingSize = ImputingWidth,
                    HiddenSizes = [ImputingWidth],
                    HiddenActivation = Activation.Silu,
                    CodeActivation = Activation.Silu,
                },
                InputScaling = InputScaling.Standardize,
                MissingValues = MissingValues.Mask,
                Training = new TrainingPlan { Steps = 3_000, Optimizer = new AdamOptimizer { LearningRate = 0.003 }, Schedule = new CosineSchedule(), ValidationFraction = 0.1 },
            };
    }
}
