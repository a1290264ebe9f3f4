using Microsoft.ML;
using MLNet.Autoencoders.Tests.Pretraining;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Options;

/// <summary>Options come back from the description of what was fitted with them, and from saved models.</summary>
public class JsonTests
{
    private static readonly float[][] Rows = Sample.Rows(10, 4);

    public static TheoryData<Optimizer, LearningRateSchedule> Kinds => new()
    {
        { new AdamOptimizer { LearningRate = 0.1 / 3, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-7 }, new ConstantSchedule() },
        { new AdamWOptimizer { LearningRate = 0.02, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-7 }, new StepSchedule { Every = 3, StepFactor = 0.7 } },
        { new SgdOptimizer { LearningRate = 0.02, Momentum = 0.7, Nesterov = true }, new CosineSchedule { FinalFactor = 0.1 } },
        { new RmsPropOptimizer { LearningRate = 0.02, Decay = 0.95, Momentum = 0.1, Epsilon = 1e-6 }, new PlateauSchedule { Patience = 2, StepFactor = 0.4, MinimumFactor = 0.01 } },
        { new AdadeltaOptimizer { LearningRate = 0.9, Decay = 0.8, Epsilon = 1e-5 }, new ConstantSchedule() },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Options_come_back_whole(Optimizer optimizer, LearningRateSchedule schedule)
    {
        var plan = new TrainingPlan
        {
            Epochs = 2,
            BatchSize = 5,
            Shuffle = false,
            ValidationFraction = 0.2,
            EarlyStopping = new EarlyStopping { Patience = 3, MinimumImprovement = 0.001 },
            TimeBudget = TimeSpan.FromMinutes(90.5),
            Optimizer = optimizer,
            Schedule = schedule,
            MaximumGradientNorm = 5,
            RowsInMemory = 1000,
        };
        var architecture = new DenseArchitecture
        {
            CodingSize = 2,
            HiddenSizes = [4, 3],
            TiedWeights = true,
            HiddenActivation = Activation.Gelu,
            CodeActivation = Activation.Tanh,
            OutputActivation = Activation.Softplus,
            Initialization = WeightInitialization.LeCun,
        };
        using var transformer = Fitted.To(Rows, new AutoencoderEstimator.Options
        {
            Architecture = architecture,
            InputScaling = InputScaling.MinMax,
            WeightDecay = 0.25,
            Training = plan,
            ReconstructionColumnName = "Reconstruction",
            ReconstructionErrorColumnName = "Error",
            Seed = -7,
        });

        var read = AutoencoderEstimator.Options.From(transformer.Description);
        Assert.Equal(plan, read.Training);
        var readArchitecture = Assert.IsType<DenseArchitecture>(read.Architecture);
        Assert.Equal(architecture.HiddenSizes, readArchitecture.HiddenSizes);
        Assert.Equal(architecture, readArchitecture with { HiddenSizes = architecture.HiddenSizes });
        Assert.Equal((ReconstructionLoss.SquaredError, InputScaling.MinMax, 0.25), (read.ReconstructionLoss, read.InputScaling, read.WeightDecay));
        Assert.Equal(("Reconstruction", "Error", -7), (read.ReconstructionColumnName, read.ReconstructionErrorColumnName, read.Seed));

        // What comes back fits again to the same bytes.
        using var again = Fitted.To(Rows, read);
        Assert.Equal(Fitted.Onnx(transformer), Fitted.Onnx(again));
    }

    [Fact]
    public void A_plan_in_steps_comes_back_whole()
    {
        var plan = new TrainingPlan { Steps = 7, WarmUpSteps = 3, KeepBest = false, ValidationFraction = 0.2 };
        using var model = Fitted.To(Rows, Fitted.Tiny(plan));
        var read = AutoencoderEstimator.Options.From(model.Description);
        Assert.Equal(plan, read.Training);
        using var again = Fitted.To(Rows, read);
        Assert.Equal(Fitted.Onnx(model), Fitted.Onnx(again));
    }

    [Fact]
    public void What_is_no_part_of_a_model_is_not_in_it()
    {
        using var folder = new TestFolder();
        using var recorder = new ProgressRecorder();
        var options = Fitted.Tiny(new TrainingPlan { Epochs = 1, CheckpointPath = folder["secret"] });
        (options.Progress, options.CancellationToken, options.Environment) = (recorder, recorder.Token, new MLContext());
        (options.GpuDeviceId, options.FallbackToCpu) = (4095, true);
        using var transformer = Fitted.To(Rows, options);
        var read = AutoencoderEstimator.Options.From(transformer.Description);
        Assert.Null(read.Training.CheckpointPath);
        Assert.Null(read.Progress);
        Assert.Null(read.Environment);
        Assert.Null(read.GpuDeviceId);
        Assert.False(read.FallbackToCpu);
        Assert.DoesNotContain("secret", transformer.Description.Options, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_an_older_version_wrote_get_defaults_for_what_they_lack()
    {
        using var transformer = Fitted.To(Rows, Fitted.Tiny(new TrainingPlan { Epochs = 1 }));
        var read = AutoencoderEstimator.Options.From(transformer.Description with { Options = """{"architecture":{"kind":"dense","codingSize":3},"training":{"optimizer":{"kind":"sgd"}}}""" });
        Assert.Equal(new DenseArchitecture { CodingSize = 3, HiddenSizes = [6] }, read.Architecture);
        Assert.Equal(new TrainingPlan { Optimizer = new SgdOptimizer() }, read.Training);
        Assert.Equal(InputScaling.Automatic, read.InputScaling);
        Assert.Equal(CodeScaling.None, read.CodeScaling);
    }

    [Theory]
    [InlineData(CodeScaling.None)]
    [InlineData(CodeScaling.CommonScale)]
    public void How_codes_are_scaled_comes_back(CodeScaling scaling)
    {
        var options = Fitted.Tiny(new TrainingPlan { Epochs = 1 });
        options.CodeScaling = scaling;
        using var transformer = Fitted.To(Rows, options);
        Assert.Equal(scaling, AutoencoderEstimator.Options.From(transformer.Description).CodeScaling);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"architecture":{"kind":"quantum"}}""")]
    [InlineData("""{"training":{"optimizer":{"learningRate":1}}}""")]
    [InlineData("""{"inputScaling":"Sideways"}""")]
    [InlineData("null")]
    public void Options_that_cannot_be_read_are_a_format_error(string options)
    {
        using var transformer = Fitted.To(Rows, Fitted.Tiny(new TrainingPlan { Epochs = 1 }));
        var thrown = Assert.Throws<FormatException>(() => AutoencoderEstimator.Options.From(transformer.Description with { Options = options }));
        Assert.StartsWith("The options of the autoencoder cannot be read", thrown.Message, StringComparison.Ordinal);
    }

    private static readonly Corruption?[] Corruptions =
    [
        null,
        new GaussianCorruption { StandardDeviation = 0.1 / 3, LargestStandardDeviation = 2.0 / 3 },
        new MaskingCorruption { Probability = 0.3, CorruptedWeight = 2, OtherWeight = 0 },
        new SaltAndPepperCorruption { Probability = 0.4, CorruptedWeight = 0.5, OtherWeight = 3 },
        Corruption.Sequence(Corruption.Masking(0.3), Corruption.Gaussian(0.1 / 3)),
    ];

    private static readonly CodeConstraint?[] Constraints =
    [
        null,
        new KullbackLeiblerSparsity { Target = 0.3, Weight = 0.1 / 3 },
        new SquaredSparsity { Target = -0.3, Weight = 0.7 },
        new L1Sparsity { Weight = 0.7 },
        new KSparsity { K = 2, InferenceFactor = 1.5 },
        new ContractivePenalty { Weight = 0.7 },
        new ContractivePenalty { Weight = 0.7, Method = ContractiveMethod.Exact },
        new ContractivePenalty { Weight = 0.7, Method = ContractiveMethod.Hutchinson },
        new WinnerTakeAll { Fraction = 0.3 },
    ];

    public static TheoryData<int> ConstraintNumbers => [.. Enumerable.Range(0, Constraints.Length)];

    [Theory]
    [MemberData(nameof(ConstraintNumbers))]
    public void Constraints_corruptions_and_phases_come_back_whole(int number)
    {
        var (corruption, constraint) = (Corruptions[number % Corruptions.Length], Constraints[number]);
        var phase = new PretrainingPhase
        {
            Training = new TrainingPlan { Epochs = 1 + number, EarlyStopping = new EarlyStopping { Patience = 3 }, Optimizer = new SgdOptimizer { Momentum = 0.5 }, Schedule = new CosineSchedule() },
            Corruption = Corruptions[(number + 1) % Corruptions.Length],
            CodeConstraint = constraint is KSparsity ? null : constraint,
        };
        var options = Fitted.Small(epochs: 1);
        options.Architecture = ((DenseArchitecture)options.Architecture) with { HiddenActivation = Activation.Sigmoid };
        options.Corruption = corruption;
        options.CodeConstraint = constraint;
        options.Pretraining = number % 3 == 0
            ? new LayerwisePretraining { Phase = phase, FineTuning = false }
            : new LayerwisePretraining { Phases = [phase, new PretrainingPhase { Training = phase.Training with { Epochs = 1 } }] };
        options.HiddenLayerColumnNames = ["Hidden"];
        using var model = Fitted.To(Fitted.Rows, options);

        var read = AutoencoderEstimator.Options.From(model.Description);
        Assert.Equal(corruption, read.Corruption);
        Assert.Equal(constraint, read.CodeConstraint);
        Assert.Equal(options.Pretraining.Phases, read.Pretraining!.Phases);
        Assert.Equal(options.Pretraining with { Phases = null }, read.Pretraining with { Phases = null });
        Assert.Equal(options.HiddenLayerColumnNames, read.HiddenLayerColumnNames);

        // What comes back fits again to the same bytes.
        using var again = Fitted.To(Fitted.Rows, read);
        Assert.Equal(Fitted.Onnx(model), Fitted.Onnx(again));
    }

    [Fact]
    public void Hidden_noise_and_walk_back_come_back_whole()
    {
        var options = Fitted.Small(epochs: 1);
        options.HiddenNoise = new HiddenNoise { BeforeActivation = 0.1 / 3, AfterActivation = 0.7 };
        options.WalkBack = new WalkBack { Steps = 3 };
        using var model = Fitted.To(Fitted.Rows, options);
        var read = AutoencoderEstimator.Options.From(model.Description);
        Assert.Equal((options.HiddenNoise, options.WalkBack), (read.HiddenNoise, read.WalkBack));
        using var again = Fitted.To(Fitted.Rows, read);
        Assert.Equal(Fitted.Onnx(model), Fitted.Onnx(again));
    }

    [Fact]
    public void Options_come_back_from_a_file()
    {
        using var folder = new TestFolder();
        var ml = new MLContext();
        var options = Fitted.Small(epochs: 1);
        options.Architecture = new DenseArchitecture { CodingSize = 4, HiddenSizes = [9, 6] };
        options.Corruption = Corruptions[2];
        options.CodeConstraint = new KSparsity { K = 2 };
        options.Pretraining = new LayerwisePretraining { Phase = LayerwiseFit.Phase(1) };
        options.HiddenLayerColumnNames = [null, "Hidden"];
        using var model = Fitted.To(Fitted.Rows, options);
        ml.SaveAtomically(model, Sample.View(ml, Fitted.Rows).Schema, folder["model.zip"]);
        var read = AutoencoderEstimator.Options.From(AutoencoderDescription.FromFile(folder["model.zip"]));
        Assert.Equal((options.Corruption, options.CodeConstraint, options.Pretraining), (read.Corruption, read.CodeConstraint, read.Pretraining));
        Assert.Equal(options.HiddenLayerColumnNames, read.HiddenLayerColumnNames);
    }

    [Fact]
    public void Options_from_before_corruptions_and_constraints_have_neither()
    {
        using var model = Fitted.To(Fitted.Rows, Fitted.Small(epochs: 1));
        var read = AutoencoderEstimator.Options.From(model.Description with { Options = """{"architecture":{"kind":"dense","codingSize":3}}""" });
        Assert.Null(read.Corruption);
        Assert.Null(read.CodeConstraint);
        Assert.Null(read.Pretraining);
        Assert.Null(read.HiddenLayerColumnNames);
    }

    [Fact]
    public void What_a_text_does_not_mention_is_as_in_the_defaults()
    {
        using var cancellation = new CancellationTokenSource();
        var defaults = AutoencoderEstimator.Options.Denoising();
        defaults.CodeScaling = CodeScaling.None;
        (defaults.CancellationToken, defaults.FallbackToCpu) = (cancellation.Token, true);
        defaults.Training = defaults.Training with { Threads = 1, BatchSize = 7 };
        var read = AutoencoderEstimator.Options.FromJson(
            """
            {
                // An object is merged, if it is of the same kind or of none that is named.
                "training": { "epochs": 20, "optimizer": { "kind": "sgd", "learningRate": 0.25 } },
                "corruption": { "kind": "gaussian", "standardDeviation": 0.5 },
                "seed": 3,
            }
            """,
            defaults);
        Assert.Equal(defaults.Training with { Epochs = 20, Optimizer = new SgdOptimizer { LearningRate = 0.25 } }, read.Training);
        Assert.Equal(Corruption.Gaussian(0.5), read.Corruption);
        Assert.Equal((3, CodeScaling.None, true, cancellation.Token), (read.Seed, read.CodeScaling, read.FallbackToCpu, read.CancellationToken));
        Assert.Equal(defaults.Architecture, read.Architecture);
        Assert.Null(defaults.Seed);
    }

    [Fact]
    public void A_text_that_mentions_nothing_is_options_with_their_defaults() =>
        Assert.Equal(new AutoencoderEstimator.Options().ToJson(), AutoencoderEstimator.Options.FromJson("{}").ToJson());

    [Fact]
    public void Every_preset_comes_back_from_its_own_text()
    {
        AutoencoderEstimator.Options[] presets =
        [
            AutoencoderEstimator.Options.Undercomplete(), AutoencoderEstimator.Options.Denoising(), AutoencoderEstimator.Options.Sparse(),
            AutoencoderEstimator.Options.Contractive(), AutoencoderEstimator.Options.WinnerTakeAll(), AutoencoderEstimator.Options.Variational(),
            AutoencoderEstimator.Options.Adversarial(), AutoencoderEstimator.Options.Convolutional(), AutoencoderEstimator.Options.GenerativeStochastic(),
            AutoencoderEstimator.Options.FewLabels(), AutoencoderEstimator.Options.Imputation(), AutoencoderEstimator.Options.AnomalyDetection(),
        ];
        Assert.All(presets, preset => Assert.Equal(preset.ToJson(), AutoencoderEstimator.Options.FromJson(preset.ToJson()).ToJson()));
    }

    [Theory]
    [InlineData("", "input does not contain any JSON tokens")]
    [InlineData("[]", "they are not an object")]
    [InlineData("{ \"wieghtDecay\": 1 }", "wieghtDecay")]
    [InlineData("{ \"training\": { \"epoch\": 1 } }", "epoch")]
    [InlineData("{ \"corruption\": { \"kind\": \"rain\" } }", "rain")]
    [InlineData("{ \"training\": null }", "training")]
    [InlineData("{ \"weightDecay\": \"much\" }", "weightDecay")]
    [InlineData("{ \"codeScaling\": 1 }", "codeScaling")]
    public void A_text_that_is_not_of_options_is_refused_by_name(string json, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => AutoencoderEstimator.Options.FromJson(json)).Message, StringComparison.OrdinalIgnoreCase);
}
