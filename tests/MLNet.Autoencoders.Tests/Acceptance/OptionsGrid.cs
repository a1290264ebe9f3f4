using System.Reflection;
using MLNet.Autoencoders.Tests.Pretraining;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Acceptance;

/// <summary>The axes of the options, and a sample of their combinations that has every pair of choices that is allowed.</summary>
internal static class OptionsGrid
{
    public static readonly OptionsChoice[] Architectures =
    [
        new("shallow", o => Shape(o, d => d with { HiddenSizes = [] })),
        new("shallow, tied", o => Shape(o, d => d with { HiddenSizes = [], TiedWeights = true })),
        new("default", o => Shape(o, d => d)),
        new("deep", o => Shape(o, d => d with { HiddenSizes = [9, 6] })),
        new("deep, tied", o => Shape(o, d => d with { HiddenSizes = [9, 6], TiedWeights = true })),
        new("deep, normalised", o => Shape(o, d => d with { HiddenSizes = [9, 6], BatchNormalization = true })),
        new("deep, tied, normalised", o => Shape(o, d => d with { HiddenSizes = [9, 6], TiedWeights = true, BatchNormalization = true, CodeBatchNormalization = true })),
        new("convolutional", o => o.Architecture = Convolutional),
        new("convolutional, maps as code, tied", o => o.Architecture = Convolutional with { DenseCode = false, TiedWeights = true }),
    ];

    public static readonly OptionsChoice[] Constraints =
    [
        new("free", _ => { }),
        Constrain("Kullback-Leibler", new KullbackLeiblerSparsity()),
        Constrain("squared", new SquaredSparsity()),
        Constrain("L1", new L1Sparsity()),
        Constrain("k-sparse", new KSparsity { K = 2, InferenceFactor = 1.5 }),
        .. Enum.GetValues<ContractiveMethod>().Select(m => Constrain($"contractive, {m}", new ContractivePenalty { Method = m })),
        Constrain("winner-take-all", new WinnerTakeAll { Fraction = 0.2 }),
    ];

    public static readonly OptionsChoice[] Priors =
    [
        new("no prior", _ => { }),
        Follow("variational", new VariationalPrior { Beta = 0.5, DecoderVariance = 0.1 }),
        new("variational, warming up", o => (o.Prior, o.CodeDeviationColumnName) = (new VariationalPrior { WarmUpEpochs = 1 }, "Deviations")),
        Follow("adversarial", new AdversarialPrior { DiscriminatorSizes = [8] }),
        Follow("adversarial, mixture", new AdversarialPrior { DiscriminatorSizes = [8], Distribution = new GaussianMixtureDistribution(), EncoderOptimizer = new SgdOptimizer() }),
        Follow("adversarial, uniform", new AdversarialPrior { DiscriminatorSizes = [], Distribution = new UniformDistribution(), DiscriminatorOptimizer = new RmsPropOptimizer() }),
    ];

    public static readonly OptionsChoice[] Quantizations =
    [
        new("not quantised", _ => { }),
        new("4 bits", o => o.Quantization = new Quantization { Bits = 4 }),
        new("1 bit", o => o.Quantization = new Quantization { Bits = 1 }),
    ];

    public static readonly OptionsChoice[] Corruptions =
    [
        new("clean", _ => { }),
        Corrupt("Gaussian", new GaussianCorruption()),
        Corrupt("Gaussian of many levels", new GaussianCorruption { LargestStandardDeviation = 2 }),
        Corrupt("masking", new MaskingCorruption()),
        Corrupt("masking with emphasis", new MaskingCorruption { CorruptedWeight = 2, OtherWeight = 0.5 }),
        Corrupt("salt and pepper", new SaltAndPepperCorruption()),
        Corrupt("masking, then Gaussian", Corruption.Sequence(new MaskingCorruption { CorruptedWeight = 2 }, new GaussianCorruption())),
    ];

    public static readonly OptionsChoice[] HiddenNoises =
    [
        new("quiet", _ => { }),
        new("hidden noise", o => o.HiddenNoise = new HiddenNoise { BeforeActivation = 0.5, AfterActivation = 0.3 }),
        new("hidden noise before", o => o.HiddenNoise = new HiddenNoise { BeforeActivation = 0.5, AfterActivation = 0 }),
    ];

    public static readonly OptionsChoice[] WalkBacks =
    [
        new("one step", _ => { }),
        new("walk-back", o => o.WalkBack = new WalkBack { Steps = 2 }),
    ];

    public static readonly OptionsChoice[] AnomalyScores =
    [
        new("no score", _ => { }),
        Score("squared error score", new SquaredErrorScore()),
        Score("Mahalanobis score", new MahalanobisScore()),
        Score("Mahalanobis score with a bank", new MahalanobisScore { Shrinkage = 0.2 }, new MemoryBank { Rows = 10 }),
        Score("squared error score with a bank of all rows", new SquaredErrorScore(), new MemoryBank { Neighbors = 1 }),
    ];

    public static readonly OptionsChoice[] Trimmings =
    [
        new("all rows", _ => { }),
        new("trimmed", o => o.TrimmedFraction = 0.1),
    ];

    public static readonly OptionsChoice[] Supervisions =
    [
        new("unsupervised", _ => { }),
        Supervise("a number", new Supervision { ReconstructionWeight = 1 }, "LabelScore"),
        Supervise("classes, balanced", new Supervision { LabelColumnName = "Class", LabelledFraction = 0.9, PseudoLabels = new() { Threshold = 0.5, From = 0, To = 0.5 } }, "LabelScore"),
        Supervise("a Boolean afterwards", new Supervision { LabelColumnName = "Flag", FrozenLayers = 1, Plan = new TrainingPlan { Epochs = 1, BatchSize = 16 } }, scores: null),
    ];

    /// <summary>Put behind the architectures: phases are as many as layers.</summary>
    public static readonly OptionsChoice[] Pretrainings =
    [
        new("at once", _ => { }),
        new("layer-wise, fine-tuned", o => o.Pretraining = new LayerwisePretraining { Phase = LayerwiseFit.Phase(2) with { Corruption = Corruption.Masking(0.2) } }),
        new("layer-wise alone", o => o.Pretraining = new LayerwisePretraining { Phases = [.. Encoder(o).Select(OwnPhase)], FineTuning = false }),
    ];

    public static readonly OptionsChoice[] Optimizers =
    [
        Optimize("Adam", new AdamOptimizer()),
        Optimize("AdamW", new AdamWOptimizer()),
        // Its steps alone grow with the gradient, which is steep for some of the many combinations.
        new("SGD", o => o.Training = o.Training with { Optimizer = new SgdOptimizer(), MaximumGradientNorm = 1 }),
        Optimize("RMSprop", new RmsPropOptimizer()),
        Optimize("Adadelta", new AdadeltaOptimizer()),
    ];

    public static readonly OptionsChoice[] Schedules =
    [
        Schedule("constant rate", new ConstantSchedule()),
        Schedule("steps", new StepSchedule { Every = 1 }),
        Schedule("cosine", new CosineSchedule()),
        Schedule("plateau", new PlateauSchedule { Patience = 1 }),
    ];

    public static readonly OptionsChoice[] Lengths =
    [
        new("epochs", _ => { }),
        new("a number of steps", o => o.Training = o.Training with { Epochs = null, Steps = 9, WarmUpSteps = 3, ValidationFraction = 0.2, KeepBest = false }),
    ];

    /// <summary>All values of each property of the options, and of the architecture, that is an enum; named by property and value.</summary>
    private static readonly Dictionary<string, OptionsChoice[]> Enums = Properties(typeof(AutoencoderEstimator.Options))
        .ToDictionary(p => p.Name, p => Values(p, (o, value) => p.SetValue(o, value)))
        .Concat(Properties(typeof(DenseArchitecture)).ToDictionary(p => p.Name, p => Values(p, (o, value) => o.Architecture = With(o.Architecture, p.Name, value))))
        .ToDictionary();

    public static readonly IReadOnlyList<OptionsChoice[]> Axes =
        [Architectures, Constraints, Priors, Quantizations, Corruptions, HiddenNoises, WalkBacks, AnomalyScores, Trimmings, Supervisions, Pretrainings, Optimizers, Schedules, Lengths, .. Enums.Values];

    /// <summary>Combinations that may be fitted; the same each time.</summary>
    public static IReadOnlyList<OptionsChoice[]> Sample { get; } = Draw();

    /// <summary>All values of a property that is an enum.</summary>
    public static OptionsChoice[] ValuesOf(string property) => Enums[property];

    public static AutoencoderEstimator.Options Options(IEnumerable<OptionsChoice> choices)
    {
        var options = new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { CodingSize = 4 },
            Training = new TrainingPlan { Epochs = 2, BatchSize = 16 },
            WeightDecay = 0.001,
            ReconstructionColumnName = "Rebuilt",
            ReconstructionErrorColumnName = "Error",
            Seed = 1,
        };
        foreach (var choice in choices)
            choice.Apply(options);
        // A discriminator has the activation of the hidden layers, so that it has each at some time.
        if (options is { Prior: AdversarialPrior adversarial, Architecture: DenseArchitecture dense })
            options.Prior = adversarial with { DiscriminatorActivation = dense.HiddenActivation };
        if (Encoder(options).Count > 1)
            options.HiddenLayerColumnNames = ["Hidden"];
        return options;
    }

    /// <summary>The rules of the documentation, in the options' order; empty where nothing breaks them, whatever the rows are.</summary>
    public static IEnumerable<string> Faults(AutoencoderEstimator.Options options)
    {
        var code = options.Architecture switch
        {
            DenseArchitecture dense => dense.CodeActivation,
            ConvolutionalArchitecture convolutional => convolutional.CodeActivation,
            _ => throw new NotSupportedException("Say here what else the activation of a code may be."),
        };
        bool noisyOutputs = options.HiddenNoise is { AfterActivation: > 0 };
        if (options.WalkBack is not null && options.Corruption is null && options.HiddenNoise is null)
            yield return "WalkBack = WalkBack: allowed: null without Corruption or HiddenNoise";
        if (options.CodeConstraint is KullbackLeiblerSparsity && code != Activation.Sigmoid)
            yield return $"CodeConstraint = KullbackLeiblerSparsity on {code}: allowed: Sigmoid as the activation, whose values stay within (0, 1)";
        if (options.CodeConstraint is KullbackLeiblerSparsity && noisyOutputs)
            yield return "CodeConstraint = KullbackLeiblerSparsity: allowed: another constraint or null with HiddenNoise.AfterActivation, with which values do not stay within (0, 1)";
        if (options.CodeConstraint is ContractivePenalty { Method: ContractiveMethod.ClosedForm } && noisyOutputs)
            yield return "CodeConstraint.Method = ClosedForm: allowed: Automatic, Exact or Hutchinson with HiddenNoise.AfterActivation";
        else if (options.CodeConstraint is ContractivePenalty { Method: ContractiveMethod.ClosedForm } && (code != Activation.Sigmoid || options.Architecture is not DenseArchitecture { HiddenSizes: null or { Count: 0 } }))
            yield return "CodeConstraint.Method = ClosedForm: allowed: Automatic, Exact or Hutchinson for anything but one fully connected sigmoid layer";
        if (options.Quantization is { Bits: 1 } && code != Activation.Sigmoid)
            yield return $"Architecture.CodeActivation = {code}: allowed: Sigmoid with Quantization.Bits = 1, whose codes are sigmoid units that are rounded at ½";
        if (options is { Quantization.Bits: 1, Architecture: ConvolutionalArchitecture { DenseCode: false } })
            yield return "Quantization.Bits = 1: allowed: from 2 to 16 if the code is the maps of a ConvolutionalArchitecture without a dense code";
        if (options is { CodeConstraint: ContractivePenalty, Architecture: DenseArchitecture { BatchNormalization: true, HiddenSizes.Count: > 0 } })
            yield return "CodeConstraint = ContractivePenalty: allowed: another constraint or null with DenseArchitecture.BatchNormalization and CodeBatchNormalization, with which a code also depends on the other rows of its batch";
        if (options is { Prior: VariationalPrior, Architecture: DenseArchitecture { CodeBatchNormalization: true } })
            yield return "Architecture.CodeBatchNormalization = True: allowed: false with a VariationalPrior, whose codes have a mean and a variance of their own";
        if (options is { Prior: AdversarialPrior, Pretraining.FineTuning: false })
            yield return "Pretraining.FineTuning = False: allowed: true with an AdversarialPrior, which acts only while all layers are trained together";
        if (options.HiddenNoise is not null && options.Architecture is not DenseArchitecture)
            yield return $"HiddenNoise = HiddenNoise: allowed: null with a {options.Architecture.GetType().Name}";
        if (!Goes(options.ReconstructionLoss, options.InputScaling))
            yield return $"InputScaling = {options.InputScaling}: allowed: Automatic, None or MinMax with binary cross-entropy, whose inputs are within [0, 1]";
        if (options.Architecture.OutputActivation is { } output && !Goes(options.ReconstructionLoss, output))
            yield return $"Architecture.OutputActivation = {output}: allowed: null or Sigmoid with binary cross-entropy";
        if (options is { Supervision: { Plan: null }, Pretraining.FineTuning: false })
            yield return "Pretraining.FineTuning = False: allowed: true with Supervision, unless labels are learned afterwards, by Supervision.Plan";
        foreach (string fault in FaultsOfPrior(options).Concat(FaultsOfQuantization(options)))
            yield return fault;
    }

    private static IEnumerable<string> FaultsOfPrior(AutoencoderEstimator.Options options)
    {
        if (options.Prior is not VariationalPrior prior)
            yield break;
        if (options.HiddenNoise is not null)
            yield return "HiddenNoise = HiddenNoise: allowed: null with a VariationalPrior, whose codes are drawn already";
        if (options.CodeConstraint is KullbackLeiblerSparsity)
            yield return "CodeConstraint = KullbackLeiblerSparsity: allowed: another constraint or null with a VariationalPrior, whose codes are drawn and do not stay within (0, 1)";
        if (options.CodeConstraint is ContractivePenalty { Method: ContractiveMethod.ClosedForm })
            yield return "CodeConstraint.Method = ClosedForm: allowed: Automatic, Exact or Hutchinson with a VariationalPrior, whose codes are drawn";
        if (options.Pretraining is { FineTuning: false })
            yield return "Pretraining.FineTuning = False: allowed: true with a VariationalPrior, because pretraining does not train the deviations of codes";
        if (prior.WarmUpEpochs > 0 && options.Training is { Schedule: PlateauSchedule, ValidationFraction: 0 })
            yield return $"Prior.WarmUpEpochs = {prior.WarmUpEpochs}: allowed: 0 if early stopping or a PlateauSchedule monitors the training loss, which grows with the weight of the divergence; hold out rows with Training.ValidationFraction";
    }

    private static IEnumerable<string> FaultsOfQuantization(AutoencoderEstimator.Options options)
    {
        if (options.Quantization is not { Bits: var bits })
            yield break;
        if (options.Prior is VariationalPrior)
            yield return "Quantization = Quantization: allowed: null with a VariationalPrior, whose codes are drawn already";
        if (options.Prior is AdversarialPrior && bits == 1)
            yield return "Quantization.Bits = 1: allowed: from 2 to 16 with an AdversarialPrior, because no distribution is that of codes of 0 and 1";
        if (options.HiddenNoise is not null && bits == 1)
            yield return "HiddenNoise = HiddenNoise: allowed: null with Quantization.Bits = 1, which has noise of its own";
        if (options.Pretraining is { FineTuning: false })
            yield return "Pretraining.FineTuning = False: allowed: true with Quantization, which acts only while all layers are trained together";
    }

    /// <summary>Cross-entropy takes what is within [0, 1]; which scalings see to that is said of each here, and by the compiler's order.</summary>
    private static bool Goes(ReconstructionLoss loss, InputScaling scaling) => loss switch
    {
        ReconstructionLoss.SquaredError => true,
        ReconstructionLoss.BinaryCrossEntropy => scaling switch
        {
            InputScaling.None or InputScaling.MinMax or InputScaling.Automatic => true,
            InputScaling.Center or InputScaling.Standardize or InputScaling.CommonScale or InputScaling.StandardizeExceptIndicators => false,
        },
    };

    private static bool Goes(ReconstructionLoss loss, Activation output) => loss switch
    {
        ReconstructionLoss.SquaredError => true,
        ReconstructionLoss.BinaryCrossEntropy => output switch
        {
            Activation.Sigmoid => true,
            Activation.Identity or Activation.Tanh or Activation.Relu or Activation.LeakyRelu or Activation.Elu or Activation.Selu or Activation.Gelu or Activation.Softplus or Activation.Silu => false,
        },
    };

    /// <summary>
    /// Draws candidates at random and takes the one with most pairs that are not there yet, until all are there that have been
    /// seen among many candidates.
    /// </summary>
    private static List<OptionsChoice[]> Draw()
    {
        var random = new Random(1);
        // Choices are numbered through all axes.
        int[] first = [.. Axes.Select((_, i) => Axes.Take(i).Sum(a => a.Length))];
        int count = Axes.Sum(a => a.Length);
        var candidates = Enumerable.Range(0, 12_000)
            .Select(_ => Axes.Select(axis => random.Next(axis.Length)).ToArray())
            .Where(c => !Faults(Settled(Options(Choices(c)))).Any())
            .Select(c => (Choices: Choices(c), Pairs: Pairs(c)))
            .ToList();
        var missing = new bool[count * count];
        foreach (int pair in candidates.SelectMany(c => c.Pairs))
            missing[pair] = true;
        var taken = new List<OptionsChoice[]>();
        while (Array.IndexOf(missing, true) >= 0)
        {
            var best = candidates.MaxBy(c => c.Pairs.Count(p => missing[p]));
            foreach (int pair in best.Pairs)
                missing[pair] = false;
            taken.Add(best.Choices);
        }
        return taken;

        OptionsChoice[] Choices(int[] numbers) => [.. numbers.Select((n, axis) => Axes[axis][n])];

        int[] Pairs(int[] numbers) =>
            [.. Enumerable.Range(0, numbers.Length).SelectMany(i => Enumerable.Range(0, i).Select(j => ((first[i] + numbers[i]) * count) + first[j] + numbers[j]))];
    }

    private static AutoencoderEstimator.Options Settled(AutoencoderEstimator.Options options)
    {
        options.Architecture = options.Architecture.SettledFor(Fitted.Size, options.CodeConstraint);
        return options;
    }

    /// <summary>The layers that the encoder has when it is fitted.</summary>
    private static IReadOnlyList<EncoderLayer> Encoder(AutoencoderEstimator.Options options) =>
        options.Architecture.SettledFor(Fitted.Size, options.CodeConstraint).PossibleEncoders(options.CodeConstraint)[0];

    private static PretrainingPhase OwnPhase(EncoderLayer layer, int number) => number == 0 || layer.IsNormalized
        ? LayerwiseFit.Phase(2) with { Corruption = new SaltAndPepperCorruption(), CodeConstraint = new L1Sparsity() }
        : LayerwiseFit.Phase(2) with { Corruption = new GaussianCorruption(), CodeConstraint = new ContractivePenalty() };

    /// <summary>For rows of 3×4 values.</summary>
    private static ConvolutionalArchitecture Convolutional => new()
    {
        Height = 3,
        Width = 4,
        CodingSize = 4,
        Stages = [new() { Maps = 3, BatchNormalization = true }, new() { Maps = 4, Pooling = MLNet.Autoencoders.Pooling.Average }],
    };

    private static void Shape(AutoencoderEstimator.Options options, Func<DenseArchitecture, DenseArchitecture> change) =>
        options.Architecture = change((DenseArchitecture)options.Architecture);

    private static OptionsChoice Constrain(string name, CodeConstraint constraint) => new(name, o => o.CodeConstraint = constraint);

    private static OptionsChoice Follow(string name, Prior prior) => new(name, o => o.Prior = prior);

    private static OptionsChoice Corrupt(string name, Corruption corruption) => new(name, o => o.Corruption = corruption);

    private static OptionsChoice Score(string name, AnomalyScore score, MemoryBank? bank = null) => new(name, o =>
    {
        (o.AnomalyScore, o.MemoryBank) = (score, bank);
        (o.AnomalyScoreColumnName, o.FeatureContributionsColumnName) = ("Score", "Contributions");
    });

    private static OptionsChoice Supervise(string name, Supervision supervision, string? scores) => new(name, o => (o.Supervision, o.LabelScoreColumnName) = (supervision, scores));

    private static OptionsChoice Optimize(string name, Optimizer optimizer) => new(name, o => o.Training = o.Training with { Optimizer = optimizer });

    private static OptionsChoice Schedule(string name, LearningRateSchedule schedule) => new(name, o => o.Training = o.Training with { Schedule = schedule });

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties().Where(p => EnumOf(p).IsEnum);

    private static Type EnumOf(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    private static OptionsChoice[] Values(PropertyInfo property, Action<AutoencoderEstimator.Options, object?> set)
    {
        IEnumerable<object?> values = Enum.GetValues(EnumOf(property)).Cast<object?>();
        if (EnumOf(property) != property.PropertyType)
            values = values.Prepend(null);
        return [.. values.Select(value => new OptionsChoice($"{property.Name} {value ?? "null"}", o => set(o, value)))];
    }

    private static Architecture With(Architecture architecture, string property, object? value)
    {
        var copy = architecture with { };
        copy.GetType().GetProperty(property)!.SetValue(copy, value);
        return copy;
    }
}
