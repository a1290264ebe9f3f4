using System.Text.Json.Serialization;
using Microsoft.ML.Runtime;

namespace MLNet.Autoencoders;

public sealed partial class AutoencoderEstimator
{
    /// <summary>The options of an autoencoder. Each property is an axis of its own, and they can be combined.</summary>
    /// <remarks>When the estimator is created, all faults are reported at once, with name, value and allowed range.</remarks>
    public sealed partial class Options
    {
        /// <summary>The layers of the network. Default: <see cref="DenseArchitecture"/>.</summary>
        public Architecture Architecture { get; set; } = new DenseArchitecture();

        /// <summary>The measure of the difference between rows and their reconstructions. Default <see cref="ReconstructionLoss.SquaredError"/>.</summary>
        public ReconstructionLoss ReconstructionLoss { get; set; } = ReconstructionLoss.SquaredError;

        /// <summary>
        /// How the network scales its inputs. Default <see cref="InputScaling.Automatic"/>: chosen by the training rows, which
        /// under binary cross-entropy are taken as they are. Binary cross-entropy goes with <see cref="InputScaling.Automatic"/>,
        /// <see cref="InputScaling.None"/> and <see cref="InputScaling.MinMax"/> only.
        /// </summary>
        public InputScaling InputScaling { get; set; } = InputScaling.Automatic;

        /// <summary>What is done with missing values (NaN). Default <see cref="MissingValues.Refuse"/>: one in a training row is an error.</summary>
        public MissingValues MissingValues { get; set; } = MissingValues.Refuse;

        /// <summary>
        /// The further values that are hidden in training so that the network learns to fill gaps; only used with
        /// <see cref="MissingValues.Mask"/>. Default: a <see cref="MLNet.Autoencoders.FurtherGaps"/> with its defaults.
        /// </summary>
        public FurtherGaps FurtherGaps { get; set; } = new();

        /// <summary>
        /// How codes are scaled as they leave the network. Default <see cref="CodeScaling.CommonScale"/>; models that were saved
        /// before there was a choice have <see cref="CodeScaling.None"/>, and the options read from them say so.
        /// </summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public CodeScaling CodeScaling { get; set; } = CodeScaling.CommonScale;

        /// <summary>
        /// λ: adds λ/2 · Σ w² over all weights, but not biases, to the loss; tied weights count once. With
        /// <see cref="AdamWOptimizer"/> the decay is decoupled. Default 0; at least 0.
        /// </summary>
        public double WeightDecay { get; set; }

        /// <summary>How the weights are trained. Default: a <see cref="TrainingPlan"/> with its defaults.</summary>
        public TrainingPlan Training { get; set; } = new();

        /// <summary>
        /// The corruption of the rows that the network sees in training. Default <see langword="null"/>: none.
        /// </summary>
        public Corruption? Corruption { get; set; }

        /// <summary>
        /// Noise in the encoder's layers, which makes a denoising autoencoder a generative stochastic network. It is for a
        /// <see cref="DenseArchitecture"/>, and not with a <see cref="VariationalPrior"/>, which draws codes itself. Default <see langword="null"/>: none.
        /// </summary>
        public HiddenNoise? HiddenNoise { get; set; }

        /// <summary>
        /// Whether each batch starts a chain of several steps, each of which is trained to lead back to the batch. It needs
        /// <see cref="Corruption"/> or <see cref="HiddenNoise"/>. Default <see langword="null"/>: a single step.
        /// </summary>
        public WalkBack? WalkBack { get; set; }

        /// <summary>The constraint on the code. Default <see langword="null"/>: none.</summary>
        public CodeConstraint? CodeConstraint { get; set; }

        /// <summary>
        /// How few bits the values of a code have, so that rows become few bytes: <see cref="AutoencoderTransformer.Compress"/>. It is not
        /// with a <see cref="VariationalPrior"/>, whose codes are drawn, and acts only while all layers are trained together. Default
        /// <see langword="null"/>: codes are not quantised.
        /// </summary>
        public Quantization? Quantization { get; set; }

        /// <summary>
        /// The distribution that codes should have, so that new rows can be generated from it. With a prior, codes are not scaled:
        /// <see cref="CodeScaling"/> has no effect. Default <see langword="null"/>: none.
        /// </summary>
        public Prior? Prior { get; set; }

        /// <summary>
        /// The name of a column for σ, the standard deviation of each value of the code, whose mean is the code; only with a
        /// <see cref="VariationalPrior"/>. Default <see langword="null"/>: no such column.
        /// </summary>
        public string? CodeDeviationColumnName { get; set; }

        /// <summary>
        /// How the layers are trained one by one before all are trained together. Default <see langword="null"/>: no pretraining.
        /// </summary>
        public LayerwisePretraining? Pretraining { get; set; }

        /// <summary>What codes learn from labels besides the reconstruction of rows. Default <see langword="null"/>: nothing.</summary>
        public Supervision? Supervision { get; set; }

        /// <summary>
        /// The name of a column for the outputs of the head that learns the label, before softmax or the logistic function: a vector with
        /// one value for each class of a key, or with a single value for a <see cref="bool"/> (above 0 for <see langword="true"/>) and
        /// for a <see cref="float"/>, whose predicted value it is. Only with <see cref="Supervision"/>. Default
        /// <see langword="null"/>: no such column.
        /// </summary>
        public string? LabelScoreColumnName { get; set; }

        /// <summary>
        /// The names of columns for the outputs of the encoder's hidden layers, from the first on; <see langword="null"/> for a
        /// layer without one. They are as the layers compute them: <see cref="CodeScaling"/> is for codes alone. Default
        /// <see langword="null"/>: no such columns.
        /// </summary>
        public IReadOnlyList<string?>? HiddenLayerColumnNames { get; set; }

        /// <summary>
        /// The name of a column for the largest values of the code's feature maps in squares of
        /// <see cref="ConvolutionalArchitecture.CodePoolingSize"/>, in the units of the codes: a smaller column for classifiers
        /// that depends less on where a feature is. Only for a <see cref="ConvolutionalArchitecture"/> without a dense code.
        /// Default <see langword="null"/>: no such column.
        /// </summary>
        public string? PooledCodeColumnName { get; set; }

        /// <summary>
        /// A score of how strange rows are. It is learned from the training rows after the training and is part of the network's graph,
        /// whether it is a column or not. Default <see langword="null"/>: none.
        /// </summary>
        public AnomalyScore? AnomalyScore { get; set; }

        /// <summary>
        /// Training rows that are kept inside the model, so that the distance to them counts in the <see cref="AnomalyScore"/>, which
        /// it needs. Whoever has the model can read these rows. Default <see langword="null"/>: none.
        /// </summary>
        public MemoryBank? MemoryBank { get; set; }

        /// <summary>
        /// The fraction of the rows that may be anomalies and should not be learned: in each batch, rounded to whole rows, those with the
        /// largest reconstruction loss (without corruption) weigh nothing in it once a tenth of the training of the whole network is over, and the loss is
        /// the mean of the other rows'; the training rows with the largest loss are also left out when an <see cref="AnomalyScore"/> is
        /// learned. Default 0; from 0 to below 0.5.
        /// </summary>
        /// <remarks>P. Rousseeuw, "Least Median of Squares Regression", 1984, for trimmed losses.</remarks>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public double TrimmedFraction { get; set; }

        /// <summary>
        /// The name of a column for the <see cref="AnomalyScore"/>, a vector with one value: larger for stranger rows. It stays finite
        /// as far from the training rows as the scaled row and its reconstruction do. Default <see langword="null"/>: no such column.
        /// </summary>
        public string? AnomalyScoreColumnName { get; set; }

        /// <summary>
        /// The name of a column for how much each feature contributes to the <see cref="AnomalyScore"/>: a vector as wide as the rows, of
        /// values that are never below 0 and add up to the score, or to 1 with a <see cref="MemoryBank"/>. Default
        /// <see langword="null"/>: no such column.
        /// </summary>
        public string? FeatureContributionsColumnName { get; set; }

        /// <summary>
        /// The name of a column for the reconstruction, in the units of the input. Default <see langword="null"/>: no such
        /// column.
        /// </summary>
        public string? ReconstructionColumnName { get; set; }

        /// <summary>
        /// The name of a column for the reconstruction error of each row: the loss summed over features, in the units of the
        /// scaled inputs; never below 0, even for rows far from all training rows. It is a vector with one value, the type that
        /// ML.NET's ONNX scoring produces. Default <see langword="null"/>: no such column.
        /// </summary>
        public string? ReconstructionErrorColumnName { get; set; }

        /// <summary>
        /// The name of a column for the row with its gaps filled: a missing value is that of the reconstruction, all others are those
        /// of the row, unchanged. Only with <see cref="MissingValues.Mask"/>. Default <see langword="null"/>: no such column.
        /// </summary>
        public string? ImputedColumnName { get; set; }

        /// <summary>
        /// The seed of all random numbers. The same seed on the same machine with the same number of threads gives the same
        /// bytes. Default <see langword="null"/>: drawn from <see cref="Environment"/>, which depends on the seed of its
        /// <c>MLContext</c>, or at random if there is none; the history records the seed that was used.
        /// </summary>
        public int? Seed { get; set; }

        /// <summary>The CUDA device to train on, at least 0. Default <see langword="null"/>: the CPU.</summary>
        [JsonIgnore]
        public int? GpuDeviceId { get; set; }

        /// <summary>Whether to train on the CPU if the CUDA device is not available. Default <see langword="false"/>: throw an exception.</summary>
        [JsonIgnore]
        public bool FallbackToCpu { get; set; }

        /// <summary>
        /// The <c>MLContext</c>: its log receives messages of the training, its seed is used, and its GPU settings and
        /// <c>SetOnnxSessionOption</c> (thread counts) apply to scoring. Default <see langword="null"/>: the training logs nothing.
        /// </summary>
        [JsonIgnore]
        public IHostEnvironment? Environment { get; set; }

        /// <summary>Receives the progress after each epoch. Default <see langword="null"/>.</summary>
        [JsonIgnore]
        public IProgress<TrainingProgress>? Progress { get; set; }

        /// <summary>
        /// Ends training early. The fit then returns the weights that it would have kept after its last complete epoch; if no epoch
        /// is complete, it throws <see cref="OperationCanceledException"/>. Default: none.
        /// </summary>
        [JsonIgnore]
        public CancellationToken CancellationToken { get; set; }

        /// <summary>Reads the options that an autoencoder was trained with.</summary>
        /// <param name="description">The description of a fitted or loaded autoencoder.</param>
        /// <returns>
        /// The options, with the actual sizes of the hidden layers; options that are not part of a model (device, environment,
        /// progress, checkpoint) have their defaults.
        /// </returns>
        /// <exception cref="FormatException">The options in the description cannot be read.</exception>
        public static Options From(AutoencoderDescription description)
        {
            ArgumentNullException.ThrowIfNull(description);
            var options = OptionsJson.Read(description.Options);
            EarlierOptions.Upgrade(options, description.InputSize);
            return options;
        }

        /// <summary>Reads options from JSON, such as <c>{ "training": { "epochs": 20 }, "corruption": { "kind": "masking", "probability": 0.3 } }</c>.</summary>
        /// <param name="json">The options, in the form that <see cref="ToJson"/> writes. Comments and trailing commas are allowed.</param>
        /// <param name="defaults">
        /// The options that the text does not mention, and all that are not part of a model (device, environment, progress, cancellation, threads,
        /// checkpoint), which it cannot mention. Default <see langword="null"/>: an object with the defaults of each option.
        /// </param>
        /// <returns>The options. They are checked when an estimator is made of them.</returns>
        /// <exception cref="FormatException">The text is not JSON, or names an option or a kind that does not exist, or has a value of another type.</exception>
        public static Options FromJson(string json, Options? defaults = null)
        {
            ArgumentNullException.ThrowIfNull(json);
            defaults ??= new Options();
            var options = OptionsJson.Over(defaults, json);
            (options.GpuDeviceId, options.FallbackToCpu) = (defaults.GpuDeviceId, defaults.FallbackToCpu);
            (options.Environment, options.Progress, options.CancellationToken) = (defaults.Environment, defaults.Progress, defaults.CancellationToken);
            options.Training = options.Training with { Threads = defaults.Training.Threads, CheckpointPath = defaults.Training.CheckpointPath };
            return options;
        }

        /// <summary>Writes the options as JSON, in the form in which a model's description holds them.</summary>
        /// <returns>The options. Those that are not part of a model (device, environment, progress, cancellation, threads, checkpoint) are left out.</returns>
        public string ToJson() => OptionsJson.Write(this);

        /// <summary>A copy that is not affected by later changes of this object.</summary>
        internal Options Copy()
        {
            var copy = (Options)MemberwiseClone();
            copy.HiddenLayerColumnNames = HiddenLayerColumnNames?.ToArray();
            return copy;
        }

        /// <summary>The options with everything resolved that depends on the rows. They are validated again.</summary>
        /// <exception cref="InvalidOperationException">They are not valid for rows of this size.</exception>
        internal Options SettledFor(int inputSize, string outputColumnName)
        {
            var settled = Copy();
            settled.Architecture = Architecture.SettledFor(inputSize, CodeConstraint);
            if (Prior is not null)
                settled.CodeScaling = CodeScaling.None;
            var faults = settled.Faults(outputColumnName, inputSize);
            if (faults.Any)
            {
                if (settled.Architecture is not DenseArchitecture)
                    throw new InvalidOperationException($"For rows of {inputSize} values, the options have {faults}");
                var sizes = settled.Architecture.PossibleEncoders(CodeConstraint)[0].Select(layer => layer.Size).Prepend(inputSize);
                throw new InvalidOperationException(
                    $"For rows of {inputSize} values, Architecture.HiddenSizes = null results in a network of {string.Join('-', sizes)} and back, for which the options have {faults}\n"
                    + "Set Architecture.HiddenSizes explicitly, or change the options listed here.");
            }
            return settled;
        }

        internal void Validate(string outputColumnName, string parameter, AutoencoderOutput output = AutoencoderOutput.Codes)
        {
            var faults = Faults(outputColumnName);
            if (output == AutoencoderOutput.Imputed && MissingValues != MissingValues.Mask)
                faults.Add(nameof(MissingValues), MissingValues, "Mask, to fill gaps");
            if (faults.Any)
                throw new ArgumentException($"The options have {faults}\n", parameter);
        }

        internal OptionFaults Faults(string outputColumnName, int? inputSize = null)
        {
            var faults = new OptionFaults();
            if (faults.Given(Architecture, nameof(Architecture)))
                Architecture.Validate(faults, inputSize);
            faults.Defined(ReconstructionLoss, nameof(ReconstructionLoss));
            faults.Defined(InputScaling, nameof(InputScaling));
            faults.Defined(MissingValues, nameof(MissingValues));
            if (faults.Given(FurtherGaps, nameof(FurtherGaps)))
                FurtherGaps.Validate(faults, nameof(FurtherGaps));
            faults.Defined(CodeScaling, nameof(CodeScaling));
            faults.AtLeast(WeightDecay, 0, nameof(WeightDecay));
            if (faults.Given(Training, nameof(Training)))
                Training.Validate(faults, nameof(Training));
            Corruption?.Validate(faults, nameof(Corruption));
            HiddenNoise?.Validate(faults, nameof(HiddenNoise));
            WalkBack?.Validate(faults, nameof(WalkBack));
            AnomalyScore?.Validate(faults, nameof(AnomalyScore));
            MemoryBank?.Validate(faults, nameof(MemoryBank));
            if (TrimmedFraction is not (>= 0 and < 0.5))
                faults.Add(nameof(TrimmedFraction), TrimmedFraction, "from 0 to below 0.5");
            if (WalkBack is not null && Corruption is null && HiddenNoise is null)
                faults.Add(nameof(WalkBack), nameof(MLNet.Autoencoders.WalkBack), "null without Corruption or HiddenNoise");
            if (Architecture?.PossibleEncoders(CodeConstraint) is { } encoders)
            {
                var code = encoders[0][^1] with { HasNoisyOutputs = HiddenNoise is { AfterActivation: > 0 }, IsNormalized = encoders[0].Any(l => l.IsNormalized) };
                CodeConstraint?.Validate(faults, nameof(CodeConstraint), code);
                Prior?.Validate(faults, nameof(Prior), encoders[0][^1]);
                Quantization?.Validate(faults, nameof(Quantization), encoders[0][^1]);
                Pretraining?.Validate(faults, nameof(Pretraining), encoders);
                if (Prior is AdversarialPrior && Pretraining is { FineTuning: false })
                    faults.Add("Pretraining.FineTuning", false, "true with an AdversarialPrior, which acts only while all layers are trained together");
                Supervision?.Validate(faults, nameof(Supervision), encoders, pretrained: Pretraining is not null);
                int hiddenLayers = encoders.Max(e => e.Count) - 1;
                if (HiddenLayerColumnNames?.Count > hiddenLayers)
                    faults.Add("HiddenLayerColumnNames.Count", HiddenLayerColumnNames.Count, $"at most the number of hidden layers, {hiddenLayers}");
            }
            if (ImputedColumnName is not null && MissingValues != MissingValues.Mask)
                faults.Add(nameof(ImputedColumnName), ImputedColumnName, "null, unless MissingValues is Mask");
            ValidateMaps(faults);
            if (GpuDeviceId is { } id)
                faults.AtLeast(id, 0, nameof(GpuDeviceId));
            ValidateCrossEntropy(faults);
            ValidatePrior(faults);
            ValidateQuantization(faults);
            ValidateScore(faults);
            ValidateSupervision(faults);
            ValidateColumns(faults, outputColumnName);
            return faults;
        }

        private void ValidateMaps(OptionFaults faults)
        {
            var maps = Architecture as ConvolutionalArchitecture;
            if (PooledCodeColumnName is not null && maps is not { DenseCode: false })
                faults.Add(nameof(PooledCodeColumnName), PooledCodeColumnName, "null, unless the code is the maps of a ConvolutionalArchitecture without a dense code");
            if (PooledCodeColumnName is not null && maps?.CodeShape is { } code && maps.CodePoolingSize > Math.Min(code.Height, code.Width))
                faults.Add("Architecture.CodePoolingSize", maps.CodePoolingSize, $"at most the height and width of the code's maps, {code.Height}×{code.Width}");
            if (HiddenNoise is not null && maps is not null)
                faults.Add(nameof(HiddenNoise), nameof(MLNet.Autoencoders.HiddenNoise), "null with a ConvolutionalArchitecture");
            if (Pretraining is not null && maps?.DecoderStages is not null)
                faults.Add("Architecture.DecoderStages", "given", "null with layer-wise pretraining, each phase of which needs the mirror of its stage");
        }

        private void ValidateCrossEntropy(OptionFaults faults)
        {
            if (ReconstructionLoss != ReconstructionLoss.BinaryCrossEntropy)
                return;
            if (InputScaling is InputScaling.Center or InputScaling.Standardize or InputScaling.CommonScale or InputScaling.StandardizeExceptIndicators)
                faults.Add(nameof(InputScaling), InputScaling, "Automatic, None or MinMax with binary cross-entropy, whose inputs are within [0, 1]");
            if (Architecture is { OutputActivation: not null and not Activation.Sigmoid })
                faults.Add("Architecture.OutputActivation", Architecture.OutputActivation, "null or Sigmoid with binary cross-entropy");
        }

        private void ValidatePrior(OptionFaults faults)
        {
            if (Prior is not VariationalPrior variational)
            {
                if (CodeDeviationColumnName is not null)
                    faults.Add(nameof(CodeDeviationColumnName), CodeDeviationColumnName, "null without a VariationalPrior, because codes have no deviations");
                return;
            }
            if (Architecture is DenseArchitecture { CodeBatchNormalization: true })
                faults.Add("Architecture.CodeBatchNormalization", true, "false with a VariationalPrior, whose codes have a mean and a variance of their own");
            if (HiddenNoise is not null)
                faults.Add(nameof(HiddenNoise), nameof(MLNet.Autoencoders.HiddenNoise), "null with a VariationalPrior, whose codes are drawn already");
            if (CodeConstraint is KullbackLeiblerSparsity)
                faults.Add(nameof(CodeConstraint), nameof(KullbackLeiblerSparsity), "another constraint or null with a VariationalPrior, whose codes are drawn and do not stay within (0, 1)");
            if (CodeConstraint is ContractivePenalty { Method: ContractiveMethod.ClosedForm })
                faults.Add("CodeConstraint.Method", ContractiveMethod.ClosedForm, "Automatic, Exact or Hutchinson with a VariationalPrior, whose codes are drawn");
            if (Pretraining is { FineTuning: false })
                faults.Add("Pretraining.FineTuning", false, "true with a VariationalPrior, because pretraining does not train the deviations of codes");
            if (variational.WarmUpEpochs > 0 && Training is { ValidationFraction: 0 } && (Training.EarlyStopping is not null || Training.Schedule is PlateauSchedule))
                faults.Add("Prior.WarmUpEpochs", variational.WarmUpEpochs, "0 if early stopping or a PlateauSchedule monitors the training loss, which grows with the weight of the divergence; hold out rows with Training.ValidationFraction");
        }

        private void ValidateQuantization(OptionFaults faults)
        {
            if (Quantization is null)
                return;
            if (Prior is VariationalPrior)
                faults.Add(nameof(Quantization), nameof(MLNet.Autoencoders.Quantization), "null with a VariationalPrior, whose codes are drawn already");
            if (Prior is AdversarialPrior && Quantization.IsBinary)
                faults.Add("Quantization.Bits", Quantization.Bits, "from 2 to 16 with an AdversarialPrior, because no distribution is that of codes of 0 and 1");
            if (HiddenNoise is not null && Quantization.IsBinary)
                faults.Add(nameof(HiddenNoise), nameof(MLNet.Autoencoders.HiddenNoise), "null with Quantization.Bits = 1, which has noise of its own");
            if (Pretraining is { FineTuning: false })
                faults.Add("Pretraining.FineTuning", false, "true with Quantization, which acts only while all layers are trained together");
        }

        private void ValidateScore(OptionFaults faults)
        {
            if (AnomalyScore is not null)
                return;
            if (MemoryBank is not null)
                faults.Add(nameof(MemoryBank), nameof(MLNet.Autoencoders.MemoryBank), "null without an AnomalyScore");
            if (AnomalyScoreColumnName is not null)
                faults.Add(nameof(AnomalyScoreColumnName), AnomalyScoreColumnName, "null without an AnomalyScore");
            if (FeatureContributionsColumnName is not null)
                faults.Add(nameof(FeatureContributionsColumnName), FeatureContributionsColumnName, "null without an AnomalyScore");
        }

        private void ValidateSupervision(OptionFaults faults)
        {
            if (Supervision is null && LabelScoreColumnName is not null)
                faults.Add(nameof(LabelScoreColumnName), LabelScoreColumnName, "null without Supervision");
            if (Supervision is { LabelledFraction: not null } && (Supervision.Plan ?? Training) is { BatchSize: 1 } plan)
                faults.Add(Supervision.Plan is null ? "Training.BatchSize" : "Supervision.Plan.BatchSize", plan.BatchSize, "2 and above with Supervision.LabelledFraction");
            if (Supervision is { Plan: null } && Pretraining is { FineTuning: false })
                faults.Add("Pretraining.FineTuning", false, "true with Supervision, unless labels are learned afterwards, by Supervision.Plan");
        }

        /// <summary>The columns added besides the codes, with the option that names each.</summary>
        internal IEnumerable<(string Option, string Name)> FurtherColumns()
        {
            if (CodeDeviationColumnName is { } deviation)
                yield return (nameof(CodeDeviationColumnName), deviation);
            for (int i = 0; i < HiddenLayerColumnNames?.Count; i++)
            {
                if (HiddenLayerColumnNames[i] is { } hidden)
                    yield return ($"HiddenLayerColumnNames[{i}]", hidden);
            }
            if (PooledCodeColumnName is { } pooled)
                yield return (nameof(PooledCodeColumnName), pooled);
            if (LabelScoreColumnName is { } label)
                yield return (nameof(LabelScoreColumnName), label);
            if (ReconstructionColumnName is { } reconstruction)
                yield return (nameof(ReconstructionColumnName), reconstruction);
            if (ReconstructionErrorColumnName is { } error)
                yield return (nameof(ReconstructionErrorColumnName), error);
            if (ImputedColumnName is { } imputed)
                yield return (nameof(ImputedColumnName), imputed);
            if (AnomalyScoreColumnName is { } score)
                yield return (nameof(AnomalyScoreColumnName), score);
            if (FeatureContributionsColumnName is { } contributions)
                yield return (nameof(FeatureContributionsColumnName), contributions);
        }

        private void ValidateColumns(OptionFaults faults, string outputColumnName)
        {
            var taken = new HashSet<string> { outputColumnName };
            foreach (var (option, name) in FurtherColumns())
            {
                if (string.IsNullOrWhiteSpace(name))
                    faults.Add(option, $"'{name}'", "null or a column name");
                else if (!taken.Add(name))
                    faults.Add(option, name, $"a name other than those of the other output columns, {string.Join(", ", taken)}");
            }
        }
    }
}
