using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Options;

/// <summary>Every kind's preset has the settings that its documentation names, and is what the catalog's short form makes.</summary>
public class PresetTests
{
    private const int Size = 6;

    private static readonly float[][] Rows = Sample.Rows(20, Size);

    private static readonly DenseArchitecture Rectified = new() { CodingSize = 300, HiddenSizes = [], CodeActivation = Activation.Relu };

    private static readonly Dictionary<string, (AutoencoderEstimator.Options Preset, AutoencoderEstimator.Options Expected)> Presets = new()
    {
        ["undercomplete"] = (
            AutoencoderEstimator.Options.Undercomplete(),
            new() { Architecture = new DenseArchitecture { CodingSize = 30, TiedWeights = true, CodeActivation = Activation.Elu } }),
        ["undercomplete, given"] = (
            AutoencoderEstimator.Options.Undercomplete(7, [9, 8]),
            new() { Architecture = new DenseArchitecture { CodingSize = 7, HiddenSizes = [9, 8], TiedWeights = true, CodeActivation = Activation.Elu } }),
        ["undercomplete, linear"] = (
            AutoencoderEstimator.Options.Undercomplete(7, []),
            new() { Architecture = new DenseArchitecture { CodingSize = 7, HiddenSizes = [], TiedWeights = true, CodeActivation = Activation.Identity } }),
        ["denoising"] = (
            AutoencoderEstimator.Options.Denoising(),
            new() { Architecture = Rectified with { HiddenActivation = Activation.Relu }, Corruption = new MaskingCorruption { Probability = 0.25 } }),
        ["denoising, given"] = (
            AutoencoderEstimator.Options.Denoising(7, Corruption.Gaussian(0.3), [9]),
            new() { Architecture = Rectified with { CodingSize = 7, HiddenSizes = [9], HiddenActivation = Activation.Relu }, Corruption = Corruption.Gaussian(0.3) }),
        ["sparse"] = (
            AutoencoderEstimator.Options.Sparse(),
            new() { Architecture = Rectified with { CodeActivation = Activation.Sigmoid }, CodeConstraint = new KullbackLeiblerSparsity { Target = 0.05, Weight = 0.2 } }),
        ["sparse, squared"] = (
            AutoencoderEstimator.Options.Sparse(7, new SquaredSparsity()),
            new() { Architecture = Rectified with { CodingSize = 7 }, CodeConstraint = new SquaredSparsity() }),
        ["sparse, L1"] = (
            AutoencoderEstimator.Options.Sparse(7, new L1Sparsity()),
            new() { Architecture = Rectified with { CodingSize = 7 }, CodeConstraint = new L1Sparsity() }),
        ["sparse, k"] = (
            AutoencoderEstimator.Options.Sparse(7, new KSparsity { K = 3 }),
            new() { Architecture = Rectified with { CodingSize = 7, TiedWeights = true }, CodeConstraint = new KSparsity { K = 3 } }),
        ["contractive"] = (
            AutoencoderEstimator.Options.Contractive(),
            new() { Architecture = Rectified with { CodeActivation = Activation.Sigmoid, TiedWeights = true }, CodeConstraint = new ContractivePenalty { Weight = 0.1 } }),
        ["contractive, given"] = (
            AutoencoderEstimator.Options.Contractive(7, 0.4),
            new() { Architecture = Rectified with { CodingSize = 7, CodeActivation = Activation.Sigmoid, TiedWeights = true }, CodeConstraint = new ContractivePenalty { Weight = 0.4 } }),
        ["convolutional"] = (
            AutoencoderEstimator.Options.Convolutional(2),
            new()
            {
                Architecture = new ConvolutionalArchitecture
                {
                    Height = 2,
                    Channels = 1,
                    CodingSize = 30,
                    DenseCode = true,
                    HiddenActivation = Activation.Relu,
                    Stages = [new() { Maps = 16, KernelSize = 3, Stride = 2 }, new() { Maps = 32, KernelSize = 3, Stride = 2 }, new() { Maps = 64, KernelSize = 3, Stride = 2 }],
                },
            }),
        ["convolutional, given"] = (
            AutoencoderEstimator.Options.Convolutional(1, 2, 3, [new() { Maps = 4 }], null),
            new() { Architecture = new ConvolutionalArchitecture { Height = 1, Width = 2, Channels = 3, DenseCode = false, Stages = [new() { Maps = 4 }] } }),
        ["variational"] = (
            AutoencoderEstimator.Options.Variational(),
            new() { Architecture = new DenseArchitecture { CodingSize = 10, HiddenSizes = [500, 500] }, Prior = new VariationalPrior() }),
        ["variational, given"] = (
            AutoencoderEstimator.Options.Variational(7, [9], ReconstructionLoss.BinaryCrossEntropy, beta: 2),
            new()
            {
                Architecture = new DenseArchitecture { CodingSize = 7, HiddenSizes = [9] },
                ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy,
                Prior = new VariationalPrior { Beta = 2 },
            }),
        ["adversarial"] = (
            AutoencoderEstimator.Options.Adversarial(),
            new()
            {
                Architecture = new DenseArchitecture { CodingSize = 10, HiddenSizes = [500, 500], OutputActivation = Activation.Sigmoid },
                InputScaling = InputScaling.MinMax,
                Prior = new AdversarialPrior(),
            }),
        ["adversarial, given"] = (
            AutoencoderEstimator.Options.Adversarial(2, new GaussianMixtureDistribution { Components = 4 }, [9]),
            new()
            {
                Architecture = new DenseArchitecture { CodingSize = 2, HiddenSizes = [9], OutputActivation = Activation.Sigmoid },
                InputScaling = InputScaling.MinMax,
                Prior = new AdversarialPrior { Distribution = new GaussianMixtureDistribution { Components = 4 } },
            }),
        ["winner-take-all"] = (
            AutoencoderEstimator.Options.WinnerTakeAll(),
            new() { Architecture = Rectified with { TiedWeights = true }, CodeConstraint = new WinnerTakeAll { Fraction = 0.05 } }),
        ["winner-take-all, given"] = (
            AutoencoderEstimator.Options.WinnerTakeAll(7, 0.5),
            new() { Architecture = Rectified with { CodingSize = 7, TiedWeights = true }, CodeConstraint = new WinnerTakeAll { Fraction = 0.5 } }),
        ["generative stochastic"] = (
            AutoencoderEstimator.Options.GenerativeStochastic(),
            Stochastic(1000, Corruption.SaltAndPepper(0.4), new HiddenNoise(), new WalkBack())),
        ["anomaly detection"] = (
            AutoencoderEstimator.Options.AnomalyDetection(),
            new AutoencoderEstimator.Options
            {
                Architecture = new DenseArchitecture { CodingSize = 128, HiddenSizes = [128], HiddenActivation = Activation.Silu, CodeActivation = Activation.Silu, Initialization = WeightInitialization.Glorot },
                InputScaling = InputScaling.StandardizeExceptIndicators,
                Corruption = new GaussianCorruption { StandardDeviation = 0.1, LargestStandardDeviation = 2 },
                Training = new TrainingPlan { Steps = 1500, WarmUpSteps = 50, BatchSize = 128, Optimizer = new AdamOptimizer { LearningRate = 0.001 }, Schedule = new CosineSchedule { FinalFactor = 0 }, KeepBest = false },
                AnomalyScore = new MahalanobisScore { Shrinkage = 0.05 },
            }),
        ["few labels"] = (
            AutoencoderEstimator.Options.FewLabels(),
            FewLabels("Label", 500, [1000])),
        ["few labels, given"] = (
            AutoencoderEstimator.Options.FewLabels("Digit", 7, [9, 8]),
            FewLabels("Digit", 7, [9, 8])),
        ["imputation"] = (
            AutoencoderEstimator.Options.Imputation(),
            new AutoencoderEstimator.Options
            {
                Architecture = new DenseArchitecture { CodingSize = 256, HiddenSizes = [256], HiddenActivation = Activation.Silu, CodeActivation = Activation.Silu },
                InputScaling = InputScaling.Standardize,
                MissingValues = MLNet.Autoencoders.MissingValues.Mask,
                FurtherGaps = new FurtherGaps { LargestFraction = 0.6, Weight = 3 },
                Training = new TrainingPlan { Steps = 3000, BatchSize = 128, ValidationFraction = 0.1, Optimizer = new AdamOptimizer { LearningRate = 0.003 }, Schedule = new CosineSchedule { FinalFactor = 0 } },
            }),
        ["generative stochastic, given"] = (
            AutoencoderEstimator.Options.GenerativeStochastic(7, Corruption.Masking(0.2), new HiddenNoise { AfterActivation = 0 }, 3),
            Stochastic(7, Corruption.Masking(0.2), new HiddenNoise { AfterActivation = 0 }, new WalkBack { Steps = 3 })),
    };

    public static TheoryData<string> Names => [.. Presets.Keys];

    private static AutoencoderEstimator.Options FewLabels(string label, int codingSize, IReadOnlyList<int> hiddenSizes) => new()
    {
        Architecture = new DenseArchitecture { CodingSize = codingSize, HiddenSizes = hiddenSizes, HiddenActivation = Activation.Relu, CodeActivation = Activation.Relu, BatchNormalization = true, CodeBatchNormalization = true },
        Corruption = Corruption.Sequence(Corruption.Masking(0.25), Corruption.Gaussian(0.3)),
        Supervision = new Supervision { LabelColumnName = label, ReconstructionWeight = 0.02, LabelledFraction = 1.0 / 3, PseudoLabels = new PseudoLabels { Threshold = 0.3, Weight = 2, From = 0.2, To = 0.6, AlignClasses = true } },
        Training = new TrainingPlan { Steps = 2600, BatchSize = 300, Optimizer = new AdamOptimizer { LearningRate = 0.002 }, Schedule = new CosineSchedule { FinalFactor = 0 } },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_preset_is_what_its_documentation_says(string name) =>
        Assert.Equal(OptionsJson.Write(Presets[name].Expected), OptionsJson.Write(Presets[name].Preset));

    [Fact]
    public void No_preset_is_without_its_test() =>
        Assert.Equal(
            ["Adversarial", "AnomalyDetection", "Contractive", "Convolutional", "Denoising", "FewLabels", "GenerativeStochastic", "Imputation", "Sparse", "Undercomplete", "Variational", "WinnerTakeAll"],
            typeof(AutoencoderEstimator.Options).GetMethods()
                .Where(m => m.IsStatic && m.ReturnType == typeof(AutoencoderEstimator.Options) && !m.Name.StartsWith("From", StringComparison.Ordinal))
                .Select(m => m.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Winner_take_all_codes_are_sparse_codes() =>
        Assert.Equal(
            OptionsJson.Write(AutoencoderEstimator.Options.WinnerTakeAll(7, 0.5)),
            OptionsJson.Write(AutoencoderEstimator.Options.Sparse(7, new WinnerTakeAll { Fraction = 0.5 })));

    [Fact]
    public void A_preset_is_new_each_time()
    {
        AutoencoderEstimator.Options.WinnerTakeAll().Training = new TrainingPlan { Epochs = 1 };
        Assert.Equal(new TrainingPlan(), AutoencoderEstimator.Options.WinnerTakeAll().Training);
    }

    [Fact]
    public void Changing_the_epochs_of_a_preset_changes_nothing_else()
    {
        var options = AutoencoderEstimator.Options.WinnerTakeAll(codingSize: 9, fraction: 0.2);
        options.Training = new TrainingPlan { Epochs = 3 };
        options.Seed = 4;
        using var model = Fitted.To(Rows, options);
        Assert.Equal(3, model.History.Epochs.Count);
        // One matrix, Size × 9: the decoder's weights are the encoder's.
        Assert.Equal([Size * 9], Weights(model));

        using var longer = Fitted.To(Rows, OptionsWith(o => o.Training = new TrainingPlan { Epochs = 4 }));
        Assert.Equal([Size * 9], Weights(longer));
        var (one, other) = (AutoencoderEstimator.Options.From(model.Description), AutoencoderEstimator.Options.From(longer.Description));
        other.Training = one.Training;
        Assert.Equal(OptionsJson.Write(one), OptionsJson.Write(other));

        static AutoencoderEstimator.Options OptionsWith(Action<AutoencoderEstimator.Options> change)
        {
            var options = AutoencoderEstimator.Options.WinnerTakeAll(codingSize: 9, fraction: 0.2);
            options.Seed = 4;
            change(options);
            return options;
        }

        static IEnumerable<int> Weights(AutoencoderTransformer model) =>
            Fitted.Constants(model).Where(c => c.Key.EndsWith("/weight", StringComparison.Ordinal)).Select(c => c.Value.Length);
    }

    [Fact]
    public void Sparsities_are_all_constraints_but_the_contractive_penalty()
    {
        var parameter = typeof(AutoencoderCatalog).GetMethod(nameof(AutoencoderCatalog.AutoencodeSparse))!.GetParameters().Single(p => p.Name == "sparsity");
        Assert.Equal(typeof(Sparsity), parameter.ParameterType);
        Assert.Equal(
            [nameof(ContractivePenalty)],
            typeof(CodeConstraint).Assembly.GetTypes()
                .Where(t => t.IsSubclassOf(typeof(CodeConstraint)) && !t.IsAbstract && !t.IsSubclassOf(typeof(Sparsity)))
                .Select(t => t.Name));
    }

    [Fact]
    public void The_factor_at_inference_has_the_name_it_was_saved_with_before()
    {
        var options = AutoencoderEstimator.Options.Sparse(7, new KSparsity { K = 3, InferenceFactor = 2 });
        string json = OptionsJson.Write(options);
        Assert.Contains("""{"kind":"kSparse","k":3,"useFactor":2}""", json, StringComparison.Ordinal);
        Assert.Equal(options.CodeConstraint, OptionsJson.Read(json).CodeConstraint);
    }

    private static AutoencoderEstimator.Options Stochastic(int codingSize, Corruption corruption, HiddenNoise noise, WalkBack walkBack) => new()
    {
        Architecture = Rectified with { CodingSize = codingSize, CodeActivation = Activation.Tanh },
        ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy,
        Corruption = corruption,
        HiddenNoise = noise,
        WalkBack = walkBack,
    };
}
