using Microsoft.ML;
using MLNet.Autoencoders.Tests.Acceptance;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Options;

/// <summary>Options out of range: all faults are told at once, with name, value and allowed range.</summary>
public class FaultsTests
{
    [Fact]
    public void All_faults_are_told_at_once()
    {
        var options = new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture
            {
                CodingSize = 0,
                HiddenSizes = [10, 0, -3],
                OutputActivation = Activation.Tanh,
                HiddenActivation = (Activation)99,
                CodeActivation = (Activation)(-1),
                Initialization = (WeightInitialization)7,
            },
            ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy,
            InputScaling = InputScaling.Standardize,
            WeightDecay = -0.5,
            Training = new TrainingPlan
            {
                Epochs = 0,
                Steps = 0,
                WarmUpSteps = -1,
                BatchSize = -1,
                ValidationFraction = 1,
                KeepBest = false,
                EarlyStopping = new EarlyStopping { Patience = 0, MinimumImprovement = double.NaN },
                TimeBudget = TimeSpan.Zero,
                Optimizer = new AdamOptimizer { LearningRate = 0, Beta1 = 1, Beta2 = -0.1, Epsilon = 0 },
                Schedule = new PlateauSchedule { Patience = 0, StepFactor = 1, MinimumFactor = 2 },
                MaximumGradientNorm = 0,
                RowsInMemory = 0,
                Threads = 0,
                CheckpointPath = " ",
            },
            ReconstructionColumnName = "Codes",
            ReconstructionErrorColumnName = "Codes",
            GpuDeviceId = -1,
        };
        AssertFaults(
            options,
            "Architecture.CodingSize = 0: allowed: 1 and above",
            "Architecture.HiddenSizes[1] = 0: allowed: 1 and above",
            "Architecture.HiddenSizes[2] = -3: allowed: 1 and above",
            "Architecture.HiddenActivation = 99: allowed: " + Activations,
            "Architecture.CodeActivation = -1: allowed: " + Activations,
            "Architecture.Initialization = 7: allowed: ByActivation, He, Glorot, LeCun",
            "WeightDecay = -0.5: allowed: 0 and above",
            "Training.Epochs = 0: allowed: 1 and above",
            "Training.Steps = 0: allowed: 1 and above",
            "Training.Steps = 0: allowed: null if Epochs is set",
            "Training.WarmUpSteps = -1: allowed: 0 and above",
            "Training.BatchSize = -1: allowed: 1 and above",
            "Training.ValidationFraction = 1: allowed: from 0 to below 1",
            "Training.EarlyStopping.Patience = 0: allowed: 1 and above",
            "Training.EarlyStopping.MinimumImprovement = NaN: allowed: 0 and above",
            "Training.KeepBest = False: allowed: true with EarlyStopping, which restores the weights of the best epoch",
            "Training.TimeBudget (seconds) = 0: allowed: above 0",
            "Training.Optimizer.LearningRate = 0: allowed: above 0",
            "Training.Optimizer.Beta1 = 1: allowed: from 0 to below 1",
            "Training.Optimizer.Beta2 = -0.1: allowed: from 0 to below 1",
            "Training.Optimizer.Epsilon = 0: allowed: above 0",
            "Training.Schedule.Patience = 0: allowed: 1 and above",
            "Training.Schedule.StepFactor = 1: allowed: above 0 and below 1",
            "Training.Schedule.MinimumFactor = 2: allowed: from 0 to 1",
            "Training.MaximumGradientNorm = 0: allowed: above 0",
            "Training.RowsInMemory = 0: allowed: 1 and above",
            "Training.Threads = 0: allowed: 1 and above",
            "Training.CheckpointPath = ' ': allowed: null or the path of a file",
            "GpuDeviceId = -1: allowed: 0 and above",
            "InputScaling = Standardize: allowed: Automatic, None or MinMax with binary cross-entropy, whose inputs are within [0, 1]",
            "Architecture.OutputActivation = Tanh: allowed: null or Sigmoid with binary cross-entropy",
            "ReconstructionColumnName = Codes: allowed: a name other than those of the other output columns, Codes",
            "ReconstructionErrorColumnName = Codes: allowed: a name other than those of the other output columns, Codes");
    }

    [Fact]
    public void Parts_that_are_missing_are_faults()
    {
        AssertFaults(
            new AutoencoderEstimator.Options { Architecture = null!, Training = null!, ReconstructionLoss = (ReconstructionLoss)9, InputScaling = (InputScaling)9, CodeScaling = (CodeScaling)9 },
            "Architecture = null: allowed: not null",
            "ReconstructionLoss = 9: allowed: SquaredError, BinaryCrossEntropy",
            "InputScaling = 9: allowed: None, Center, MinMax, Standardize, CommonScale, Automatic, StandardizeExceptIndicators",
            "CodeScaling = 9: allowed: None, CommonScale",
            "Training = null: allowed: not null");
        AssertFaults(
            new AutoencoderEstimator.Options { Training = new TrainingPlan { Optimizer = null!, Schedule = null! } },
            "Training.Optimizer = null: allowed: not null",
            "Training.Schedule = null: allowed: not null");
    }

    [Fact]
    public void A_warm_up_is_within_the_steps()
    {
        AssertFaults(new AutoencoderEstimator.Options { Training = new TrainingPlan { Steps = 10, WarmUpSteps = 11 } }, "Training.WarmUpSteps = 11: allowed: at most Steps");
        Assert.NotNull(new MLContext().Transforms.Autoencode("Codes", "Features", new AutoencoderEstimator.Options { Training = new TrainingPlan { Steps = 10, WarmUpSteps = 10 } }));
    }

    private const string Activations = "Identity, Sigmoid, Tanh, Relu, LeakyRelu, Elu, Selu, Gelu, Softplus, Silu";

    /// <summary>Parts with a value out of range, and what is said of it behind the name of the part's place.</summary>
    public static TheoryData<object, string> PartFaults => new()
    {
        { new DenseArchitecture { CodingSize = -1 }, "CodingSize = -1: allowed: 1 and above" },
        { new DenseArchitecture { HiddenSizes = [3, 0] }, "HiddenSizes[1] = 0: allowed: 1 and above" },
        { new DenseArchitecture { HiddenActivation = (Activation)99 }, "HiddenActivation = 99: allowed: " + Activations },
        { new DenseArchitecture { CodeActivation = (Activation)99 }, "CodeActivation = 99: allowed: " + Activations },
        { new DenseArchitecture { OutputActivation = (Activation)99 }, "OutputActivation = 99: allowed: " + Activations },
        { new DenseArchitecture { Initialization = (WeightInitialization)4 }, "Initialization = 4: allowed: ByActivation, He, Glorot, LeCun" },
        { new ConvolutionalArchitecture { CodingSize = 0 }, "CodingSize = 0: allowed: 1 and above" },
        { new ConvolutionalArchitecture { Channels = 0 }, "Channels = 0: allowed: 1 and above" },
        { new ConvolutionalArchitecture { Height = 0 }, "Height = 0: allowed: 1 and above" },
        { new ConvolutionalArchitecture { Width = -1 }, "Width = -1: allowed: 1 and above" },
        { new ConvolutionalArchitecture { Stages = [new() { KernelSize = 0 }] }, "Stages[0].KernelSize = 0: allowed: 1 and above" },
        { new ConvolutionalArchitecture { DecoderStages = [new(), new() { Maps = 0 }] }, "DecoderStages[1].Maps = 0: allowed: 1 and above" },
        { new ConvolutionalArchitecture { HiddenActivation = (Activation)99 }, "HiddenActivation = 99: allowed: " + Activations },
        { new ConvolutionalArchitecture { CodeActivation = (Activation)99 }, "CodeActivation = 99: allowed: " + Activations },
        { new ConvolutionalArchitecture { OutputActivation = (Activation)99 }, "OutputActivation = 99: allowed: " + Activations },
        { new ConvolutionalArchitecture { Initialization = (WeightInitialization)4 }, "Initialization = 4: allowed: ByActivation, He, Glorot, LeCun" },
        { new ConvolutionalArchitecture { CodePoolingSize = 0 }, "CodePoolingSize = 0: allowed: 1 and above" },
        { new ConvolutionalArchitecture { CodePoolingStride = 0 }, "CodePoolingStride = 0: allowed: 1 and above" },
        { Corruption.Gaussian(-1), "StandardDeviation = -1: allowed: above 0" },
        { Corruption.Gaussian(0), "StandardDeviation = 0: allowed: above 0" },
        { Corruption.Gaussian(double.PositiveInfinity), "StandardDeviation = Infinity: allowed: above 0" },
        { Corruption.Gaussian(0.5, 0.4), "LargestStandardDeviation = 0.4: allowed: 0.5 and above" },
        { Corruption.Gaussian(0.5, double.PositiveInfinity), "LargestStandardDeviation = Infinity: allowed: 0.5 and above" },
        { Corruption.Masking(0), "Probability = 0: allowed: above 0 and below 1" },
        { new MaskingCorruption { CorruptedWeight = -0.1 }, "CorruptedWeight = -0.1: allowed: 0 and above" },
        { new MaskingCorruption { OtherWeight = -1 }, "OtherWeight = -1: allowed: 0 and above" },
        { Corruption.Sequence(), "Parts = none: allowed: at least one corruption" },
        { Corruption.Sequence(Corruption.Masking(0.5), Corruption.Gaussian(-1)), "Parts[1].StandardDeviation = -1: allowed: above 0" },
        { Corruption.Sequence(Corruption.Masking(0.5), null!), "Parts[1] = null: allowed: not null" },
        { Corruption.SaltAndPepper(1), "Probability = 1: allowed: above 0 and below 1" },
        { Corruption.SaltAndPepper(double.NaN), "Probability = NaN: allowed: above 0 and below 1" },
        { new SaltAndPepperCorruption { CorruptedWeight = double.NaN }, "CorruptedWeight = NaN: allowed: 0 and above" },
        { new SaltAndPepperCorruption { CorruptedWeight = 0, OtherWeight = 0 }, "OtherWeight = 0: allowed: above 0 if CorruptedWeight is 0" },
        { new KullbackLeiblerSparsity { Target = 1 }, "Target = 1: allowed: above 0 and below 1" },
        { new KullbackLeiblerSparsity { Target = 0 }, "Target = 0: allowed: above 0 and below 1" },
        { new KullbackLeiblerSparsity { Weight = 0 }, "Weight = 0: allowed: above 0" },
        { new SquaredSparsity { Target = double.NaN }, "Target = NaN: allowed: a finite number" },
        { new SquaredSparsity { Weight = 0 }, "Weight = 0: allowed: above 0" },
        { new L1Sparsity { Weight = 0 }, "Weight = 0: allowed: above 0" },
        { new KSparsity { K = 0 }, "K = 0: allowed: from 1 to the number of units, 30" },
        { new KSparsity { K = 31 }, "K = 31: allowed: from 1 to the number of units, 30" },
        { new KSparsity { InferenceFactor = double.NaN }, "InferenceFactor = NaN: allowed: above 0" },
        { new ContractivePenalty { Weight = 0 }, "Weight = 0: allowed: above 0" },
        { new ContractivePenalty { Method = (ContractiveMethod)9 }, "Method = 9: allowed: Automatic, ClosedForm, Exact, Hutchinson" },
        { new ContractivePenalty { Method = ContractiveMethod.ClosedForm }, "Method = ClosedForm: allowed: Automatic, Exact or Hutchinson for anything but one fully connected sigmoid layer" },
        { new WinnerTakeAll { Fraction = 0 }, "Fraction = 0: allowed: above 0 to 1" },
        { new WinnerTakeAll { Fraction = 1.01 }, "Fraction = 1.01: allowed: above 0 to 1" },
        { new MahalanobisScore { Shrinkage = 0 }, "Shrinkage = 0: allowed: above 0" },
        { new MahalanobisScore { Shrinkage = double.NaN }, "Shrinkage = NaN: allowed: above 0" },
        { new VariationalPrior { Beta = 0 }, "Beta = 0: allowed: above 0" },
        { new VariationalPrior { WarmUpEpochs = -1 }, "WarmUpEpochs = -1: allowed: 0 and above" },
        { new VariationalPrior { DecoderVariance = double.PositiveInfinity }, "DecoderVariance = Infinity: allowed: above 0" },
        { new AdversarialPrior { Distribution = null! }, "Distribution = null: allowed: not null" },
        { new AdversarialPrior { Distribution = new UniformDistribution { Bound = 0 } }, "Distribution.Bound = 0: allowed: above 0" },
        { new AdversarialPrior { DiscriminatorSizes = null! }, "DiscriminatorSizes = null: allowed: not null" },
        { new AdversarialPrior { DiscriminatorSizes = [3, 0] }, "DiscriminatorSizes[1] = 0: allowed: 1 and above" },
        { new AdversarialPrior { DiscriminatorActivation = (Activation)99 }, "DiscriminatorActivation = 99: allowed: " + Activations },
        { new AdversarialPrior { DiscriminatorOptimizer = null! }, "DiscriminatorOptimizer = null: allowed: not null" },
        { new AdversarialPrior { DiscriminatorOptimizer = new SgdOptimizer { LearningRate = 0 } }, "DiscriminatorOptimizer.LearningRate = 0: allowed: above 0" },
        { new AdversarialPrior { EncoderOptimizer = null! }, "EncoderOptimizer = null: allowed: not null" },
        { new AdversarialPrior { EncoderOptimizer = new AdamOptimizer { Beta1 = 1 } }, "EncoderOptimizer.Beta1 = 1: allowed: from 0 to below 1" },
        { new AdamOptimizer { LearningRate = -1 }, "LearningRate = -1: allowed: above 0" },
        { new AdamOptimizer { Beta1 = -0.1 }, "Beta1 = -0.1: allowed: from 0 to below 1" },
        { new AdamOptimizer { Beta2 = 1 }, "Beta2 = 1: allowed: from 0 to below 1" },
        { new AdamOptimizer { Epsilon = -1e-8 }, "Epsilon = -1E-08: allowed: above 0" },
        { new AdamWOptimizer { LearningRate = double.PositiveInfinity }, "LearningRate = Infinity: allowed: above 0" },
        { new AdamWOptimizer { Beta1 = double.NaN }, "Beta1 = NaN: allowed: from 0 to below 1" },
        { new AdamWOptimizer { Beta2 = 1.5 }, "Beta2 = 1.5: allowed: from 0 to below 1" },
        { new AdamWOptimizer { Epsilon = 0 }, "Epsilon = 0: allowed: above 0" },
        { new SgdOptimizer { LearningRate = 0 }, "LearningRate = 0: allowed: above 0" },
        { new SgdOptimizer { Momentum = 1 }, "Momentum = 1: allowed: from 0 to below 1" },
        { new SgdOptimizer { Momentum = 0, Nesterov = true }, "Momentum = 0: allowed: above 0 with Nesterov" },
        { new RmsPropOptimizer { LearningRate = double.NaN }, "LearningRate = NaN: allowed: above 0" },
        { new RmsPropOptimizer { Decay = 1 }, "Decay = 1: allowed: from 0 to below 1" },
        { new RmsPropOptimizer { Momentum = 1 }, "Momentum = 1: allowed: from 0 to below 1" },
        { new RmsPropOptimizer { Momentum = -1 }, "Momentum = -1: allowed: from 0 to below 1" },
        { new RmsPropOptimizer { Epsilon = 0 }, "Epsilon = 0: allowed: above 0" },
        { new AdadeltaOptimizer { LearningRate = 0 }, "LearningRate = 0: allowed: above 0" },
        { new AdadeltaOptimizer { Decay = -0.5 }, "Decay = -0.5: allowed: from 0 to below 1" },
        { new AdadeltaOptimizer { Decay = 1 }, "Decay = 1: allowed: from 0 to below 1" },
        { new AdadeltaOptimizer { Epsilon = 0 }, "Epsilon = 0: allowed: above 0" },
        { new StepSchedule { Every = 0 }, "Every = 0: allowed: 1 and above" },
        { new StepSchedule { StepFactor = 0 }, "StepFactor = 0: allowed: above 0 to 1" },
        { new StepSchedule { StepFactor = 1.01 }, "StepFactor = 1.01: allowed: above 0 to 1" },
        { new CosineSchedule { FinalFactor = -0.1 }, "FinalFactor = -0.1: allowed: from 0 to 1" },
        { new CosineSchedule { FinalFactor = 1.5 }, "FinalFactor = 1.5: allowed: from 0 to 1" },
        { new PlateauSchedule { Patience = 0 }, "Patience = 0: allowed: 1 and above" },
        { new PlateauSchedule { StepFactor = 0 }, "StepFactor = 0: allowed: above 0 and below 1" },
        { new PlateauSchedule { StepFactor = 1 }, "StepFactor = 1: allowed: above 0 and below 1" },
        { new PlateauSchedule { MinimumFactor = -0.1 }, "MinimumFactor = -0.1: allowed: from 0 to 1" },
    };

    [Theory]
    [MemberData(nameof(PartFaults))]
    public void Every_part_checks_its_own_options(object part, string fault)
    {
        var options = OptionsKinds.With(part);
        // The divergence is asked of sigmoid codes.
        if (part is KullbackLeiblerSparsity)
            options.Architecture = new DenseArchitecture { CodeActivation = Activation.Sigmoid };
        AssertFaults(options, $"{OptionsKinds.PlaceOf(part)}.{fault}");
    }

    /// <summary>Parts at the bounds that belong to their ranges.</summary>
    public static TheoryData<object> PartsAtBounds =>
    [
        new DenseArchitecture { CodingSize = 1, HiddenSizes = [1] },
        new DenseArchitecture { HiddenSizes = [] },
        new ConvolutionalArchitecture { CodingSize = 1, Channels = 1, Height = 1, Width = 1, Stages = [new() { Maps = 1, KernelSize = 1, Padding = 0 }] },
        new MaskingCorruption { CorruptedWeight = 0 },
        new SaltAndPepperCorruption { OtherWeight = 0 },
        new SquaredSparsity { Target = -1 },
        new KSparsity { K = 1 },
        new KSparsity { K = Architecture.DefaultCodingSize },
        new WinnerTakeAll { Fraction = 1 },
        new AdversarialPrior { DiscriminatorSizes = [] },
        new AdversarialPrior { DiscriminatorSizes = [1], Distribution = new GaussianMixtureDistribution { Components = 1, Radius = 0 } },
        new AdamOptimizer { Beta1 = 0, Beta2 = 0 },
        new AdamWOptimizer { Beta1 = 0, Beta2 = 0 },
        new SgdOptimizer { Momentum = 0 },
        new RmsPropOptimizer { Decay = 0, Momentum = 0 },
        new AdadeltaOptimizer { Decay = 0 },
        new StepSchedule { Every = 1, StepFactor = 1 },
        new CosineSchedule { FinalFactor = 0 },
        new CosineSchedule { FinalFactor = 1 },
        new PlateauSchedule { Patience = 1, MinimumFactor = 0 },
        new PlateauSchedule { MinimumFactor = 1 },
    ];

    [Theory]
    [MemberData(nameof(PartsAtBounds))]
    public void Bounds_that_belong_to_a_range_are_allowed(object part) => AssertAllowed(OptionsKinds.With(part));

    [Fact]
    public void Bounds_of_plans_and_of_the_options_themselves_are_allowed() =>
        AssertAllowed(new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { HiddenSizes = [8] },
            WeightDecay = 0,
            Training = new TrainingPlan
            {
                Epochs = 1,
                BatchSize = 1,
                ValidationFraction = 0,
                EarlyStopping = new EarlyStopping { Patience = 1, MinimumImprovement = 0 },
                TimeBudget = TimeSpan.FromTicks(1),
                MaximumGradientNorm = double.Epsilon,
                RowsInMemory = 1,
                Threads = 1,
            },
            Pretraining = new LayerwisePretraining { Phases = [new PretrainingPhase(), new PretrainingPhase()] },
            HiddenLayerColumnNames = ["Hidden"],
            GpuDeviceId = 0,
        });

    [Fact]
    public void Column_names_must_be_names()
    {
        AssertFaults(new AutoencoderEstimator.Options { ReconstructionColumnName = " ", ReconstructionErrorColumnName = "" }, "ReconstructionColumnName = ' ': allowed: null or a column name", "ReconstructionErrorColumnName = '': allowed: null or a column name");
        var transforms = new MLContext().Transforms;
        Assert.Throws<ArgumentException>("outputColumnName", () => transforms.Autoencode(" ", "Features"));
        Assert.Throws<ArgumentException>("inputColumnName", () => transforms.Autoencode("Codes", ""));
        Assert.Throws<ArgumentNullException>("options", () => transforms.Autoencode("Codes", "Features", options: null!));
    }

    [Fact]
    public void Options_changed_after_the_estimator_was_made_do_not_reach_it()
    {
        var ml = new MLContext();
        var options = Fitted.Tiny(new TrainingPlan { Epochs = 2 });
        var estimator = ml.Transforms.Autoencode("Codes", "Features", options);
        options.Training = new TrainingPlan { Epochs = 3 };
        using var transformer = estimator.Fit(Sample.View(ml, Sample.Rows(5, 4)));
        Assert.Equal(2, transformer.History.Epochs.Count);
    }

    [Fact]
    public void All_faults_of_corruption_constraint_and_phases_are_told_at_once()
    {
        AssertFaults(
            new AutoencoderEstimator.Options
            {
                Architecture = new DenseArchitecture { CodingSize = 4, HiddenSizes = [8] },
                Corruption = new MaskingCorruption { Probability = 1, CorruptedWeight = -1, OtherWeight = double.NaN },
                CodeConstraint = new KullbackLeiblerSparsity { Target = 0, Weight = 0 },
                Pretraining = new LayerwisePretraining
                {
                    Phases =
                    [
                        new PretrainingPhase { Training = new TrainingPlan { Epochs = 0 }, Corruption = Corruption.Gaussian(0) },
                        new PretrainingPhase { Training = null!, CodeConstraint = new KSparsity { K = 5, InferenceFactor = 0 } },
                    ],
                },
                HiddenLayerColumnNames = ["Codes", "One too many"],
            },
            "Corruption.Probability = 1: allowed: above 0 and below 1",
            "Corruption.CorruptedWeight = -1: allowed: 0 and above",
            "Corruption.OtherWeight = NaN: allowed: 0 and above",
            "CodeConstraint.Target = 0: allowed: above 0 and below 1",
            "CodeConstraint.Weight = 0: allowed: above 0",
            "CodeConstraint = KullbackLeiblerSparsity on Identity: allowed: Sigmoid as the activation, whose values stay within (0, 1)",
            "Pretraining.Phases[0].Training.Epochs = 0: allowed: 1 and above",
            "Pretraining.Phases[0].Corruption.StandardDeviation = 0: allowed: above 0",
            "Pretraining.Phases[1].Training = null: allowed: not null",
            "Pretraining.Phases[1].CodeConstraint.K = 5: allowed: from 1 to the number of units, 4",
            "Pretraining.Phases[1].CodeConstraint.InferenceFactor = 0: allowed: above 0",
            "Pretraining.Phases[1].CodeConstraint = KSparsity: allowed: any other constraint: k-sparsity also acts at inference and must be set in the options of the whole",
            "HiddenLayerColumnNames.Count = 2: allowed: at most the number of hidden layers, 1",
            "HiddenLayerColumnNames[0] = Codes: allowed: a name other than those of the other output columns, Codes");
    }

    [Fact]
    public void Quantization_is_checked()
    {
        foreach (int bits in new[] { 0, 17, -1 })
            AssertFaults(new AutoencoderEstimator.Options { Quantization = new Quantization { Bits = bits } }, $"Quantization.Bits = {bits}: allowed: from 1 to 16");
        AssertFaults(
            new AutoencoderEstimator.Options
            {
                Quantization = new Quantization { Bits = 1 },
                HiddenNoise = new HiddenNoise(),
                Prior = new AdversarialPrior(),
                Pretraining = new LayerwisePretraining { FineTuning = false },
            },
            "Architecture.CodeActivation = Identity: allowed: Sigmoid with Quantization.Bits = 1, whose codes are sigmoid units that are rounded at ½",
            "Pretraining.FineTuning = False: allowed: true with an AdversarialPrior, which acts only while all layers are trained together",
            "Quantization.Bits = 1: allowed: from 2 to 16 with an AdversarialPrior, because no distribution is that of codes of 0 and 1",
            "HiddenNoise = HiddenNoise: allowed: null with Quantization.Bits = 1, which has noise of its own",
            "Pretraining.FineTuning = False: allowed: true with Quantization, which acts only while all layers are trained together");
        AssertFaults(
            new AutoencoderEstimator.Options { Quantization = new Quantization(), Prior = new VariationalPrior() },
            "Quantization = Quantization: allowed: null with a VariationalPrior, whose codes are drawn already");
        AssertFaults(
            new AutoencoderEstimator.Options { Quantization = new Quantization { Bits = 1 }, Architecture = new ConvolutionalArchitecture { DenseCode = false, CodeActivation = Activation.Sigmoid } },
            "Quantization.Bits = 1: allowed: from 2 to 16 if the code is the maps of a ConvolutionalArchitecture without a dense code");
        AssertAllowed(new AutoencoderEstimator.Options { Quantization = new Quantization { Bits = 2 } });
        AssertAllowed(new AutoencoderEstimator.Options { Quantization = new Quantization { Bits = 16 }, HiddenNoise = new HiddenNoise(), Prior = new AdversarialPrior() });
    }

    [Fact]
    public void Hidden_noise_and_walk_back_are_checked()
    {
        AssertFaults(
            new AutoencoderEstimator.Options { HiddenNoise = new HiddenNoise { BeforeActivation = -1, AfterActivation = double.NaN }, WalkBack = new WalkBack { Steps = 0 } },
            "HiddenNoise.BeforeActivation = -1: allowed: 0 and above",
            "HiddenNoise.AfterActivation = NaN: allowed: 0 and above",
            "WalkBack.Steps = 0: allowed: 1 and above");
        AssertFaults(
            new AutoencoderEstimator.Options { HiddenNoise = new HiddenNoise { BeforeActivation = 0, AfterActivation = 0 } },
            "HiddenNoise.AfterActivation = 0: allowed: above 0 if BeforeActivation is 0");
        AssertFaults(
            new AutoencoderEstimator.Options { WalkBack = new WalkBack() },
            "WalkBack = WalkBack: allowed: null without Corruption or HiddenNoise");
        AssertFaults(
            new AutoencoderEstimator.Options { HiddenNoise = new HiddenNoise(), Architecture = new ConvolutionalArchitecture() },
            "HiddenNoise = HiddenNoise: allowed: null with a ConvolutionalArchitecture");
        AssertFaults(
            new AutoencoderEstimator.Options { Architecture = new DenseArchitecture { CodeBatchNormalization = true }, Prior = new VariationalPrior() },
            "Architecture.CodeBatchNormalization = True: allowed: false with a VariationalPrior, whose codes have a mean and a variance of their own");
        AssertFaults(
            new AutoencoderEstimator.Options { HiddenNoise = new HiddenNoise(), Prior = new VariationalPrior() },
            "HiddenNoise = HiddenNoise: allowed: null with a VariationalPrior, whose codes are drawn already");
        AssertAllowed(new AutoencoderEstimator.Options { HiddenNoise = new HiddenNoise(), Prior = new AdversarialPrior(), Architecture = new DenseArchitecture { HiddenSizes = [8] } });
        AssertAllowed(new AutoencoderEstimator.Options { Corruption = new MaskingCorruption(), WalkBack = new WalkBack { Steps = 1 } });
        AssertAllowed(new AutoencoderEstimator.Options { HiddenNoise = new HiddenNoise { AfterActivation = 0 }, WalkBack = new WalkBack() });
    }

    [Fact]
    public void Constraints_that_need_values_within_bounds_refuse_noise_behind_the_activation()
    {
        var sigmoid = new DenseArchitecture { HiddenSizes = [], CodeActivation = Activation.Sigmoid };
        CodeConstraint divergence = new KullbackLeiblerSparsity(), closed = new ContractivePenalty { Method = ContractiveMethod.ClosedForm };
        AssertFaults(With(divergence, new HiddenNoise()), "CodeConstraint = KullbackLeiblerSparsity: allowed: another constraint or null with HiddenNoise.AfterActivation, with which values do not stay within (0, 1)");
        AssertFaults(With(closed, new HiddenNoise()), "CodeConstraint.Method = ClosedForm: allowed: Automatic, Exact or Hutchinson with HiddenNoise.AfterActivation");
        AssertAllowed(With(divergence, new HiddenNoise { AfterActivation = 0 }));
        AssertAllowed(With(closed, new HiddenNoise { AfterActivation = 0 }));
        AssertAllowed(With(new ContractivePenalty(), new HiddenNoise()));

        AutoencoderEstimator.Options With(CodeConstraint constraint, HiddenNoise noise) => new() { Architecture = sigmoid, CodeConstraint = constraint, HiddenNoise = noise };
    }

    [Fact]
    public void A_prior_goes_with_codes_that_can_follow_it_and_with_training_as_a_whole() =>
        AssertFaults(
            new AutoencoderEstimator.Options
            {
                Architecture = new DenseArchitecture { CodingSize = 1 },
                Prior = new AdversarialPrior { Distribution = new GaussianMixtureDistribution() },
                Pretraining = new LayerwisePretraining { FineTuning = false },
            },
            "Prior.Distribution = GaussianMixtureDistribution for codes of 1 value: allowed: codes of at least 2 values",
            "Pretraining.FineTuning = False: allowed: true with an AdversarialPrior, which acts only while all layers are trained together");

    [Fact]
    public void Drawn_codes_go_with_constraints_and_plans_that_suit_them() =>
        AssertFaults(
            new AutoencoderEstimator.Options
            {
                Architecture = new DenseArchitecture { HiddenSizes = [], CodeActivation = Activation.Sigmoid },
                CodeConstraint = new KullbackLeiblerSparsity(),
                Prior = new VariationalPrior { WarmUpEpochs = 2 },
                Pretraining = new LayerwisePretraining { FineTuning = false },
                Training = new TrainingPlan { EarlyStopping = new EarlyStopping() },
            },
            "CodeConstraint = KullbackLeiblerSparsity: allowed: another constraint or null with a VariationalPrior, whose codes are drawn and do not stay within (0, 1)",
            "Pretraining.FineTuning = False: allowed: true with a VariationalPrior, because pretraining does not train the deviations of codes",
            "Prior.WarmUpEpochs = 2: allowed: 0 if early stopping or a PlateauSchedule monitors the training loss, which grows with the weight of the divergence; hold out rows with Training.ValidationFraction");

    [Fact]
    public void Deviations_of_codes_need_a_variational_prior() =>
        AssertFaults(
            new AutoencoderEstimator.Options { Prior = new AdversarialPrior(), CodeDeviationColumnName = "Deviations" },
            "CodeDeviationColumnName = Deviations: allowed: null without a VariationalPrior, because codes have no deviations");

    [Fact]
    public void One_phase_for_all_is_checked_against_every_layer() =>
        AssertFaults(
            new AutoencoderEstimator.Options
            {
                Architecture = new DenseArchitecture { HiddenSizes = [8], HiddenActivation = Activation.Tanh, CodeActivation = Activation.Sigmoid },
                Pretraining = new LayerwisePretraining { Phase = new PretrainingPhase { CodeConstraint = new KullbackLeiblerSparsity() } },
            },
            "Pretraining.Phase (layer 1).CodeConstraint = KullbackLeiblerSparsity on Tanh: allowed: Sigmoid as the activation, whose values stay within (0, 1)");

    [Fact]
    public void Phases_are_as_many_as_layers()
    {
        AssertFaults(
            new AutoencoderEstimator.Options { Architecture = new DenseArchitecture { HiddenSizes = [8] }, Pretraining = new LayerwisePretraining { Phases = [new PretrainingPhase()] } },
            "Pretraining.Phases.Count = 1: allowed: null or one phase for each encoder layer, 2");
        AssertFaults(
            new AutoencoderEstimator.Options { Pretraining = new LayerwisePretraining { Phase = null! } },
            "Pretraining.Phase = null: allowed: not null");
    }

    [Fact]
    public void Columns_have_names_of_their_own() =>
        AssertFaults(
            new AutoencoderEstimator.Options
            {
                Architecture = new DenseArchitecture { HiddenSizes = [8, 8, 8] },
                HiddenLayerColumnNames = ["Hidden", " ", "Hidden"],
                ReconstructionColumnName = "Hidden",
            },
            "HiddenLayerColumnNames[1] = ' ': allowed: null or a column name",
            "HiddenLayerColumnNames[2] = Hidden: allowed: a name other than those of the other output columns, Codes, Hidden",
            "ReconstructionColumnName = Hidden: allowed: a name other than those of the other output columns, Codes, Hidden");

    [Fact]
    public void Catalog_methods_check_what_they_are_given()
    {
        var transforms = new MLContext().Transforms;
        AssertFault("Architecture.CodingSize = 0: allowed: 1 and above", () => transforms.AutoencodeContractive("Codes", codingSize: 0));
        AssertFault("CodeConstraint.Weight = -1: allowed: above 0", () => transforms.AutoencodeContractive("Codes", weight: -1));
        AssertFault("CodeConstraint.Fraction = 2: allowed: above 0 to 1", () => transforms.AutoencodeWinnerTakeAll("Codes", fraction: 2));
        AssertFault("CodeConstraint.K = 25: allowed: from 1 to the number of units, 20", () => transforms.AutoencodeSparse("Codes", codingSize: 20, sparsity: new KSparsity()));
        AssertFault("Corruption.Probability = 2: allowed: above 0 and below 1", () => transforms.AutoencodeDenoising("Codes", corruption: Corruption.Masking(2)));
        AssertFault("Architecture.HiddenSizes[0] = 0: allowed: 1 and above", () => transforms.AutoencodeDenoising("Codes", hiddenSizes: [0]));
        Assert.Throws<ArgumentException>("outputColumnName", () => transforms.AutoencodeSparse(" "));

        static void AssertFault(string fault, Func<AutoencoderEstimator> make) =>
            Assert.Equal($"The options have 1 fault:\n  {fault}\n (Parameter 'options')", Assert.Throws<ArgumentException>(make).Message);
    }

    private static void AssertAllowed(AutoencoderEstimator.Options options) =>
        Assert.Null(Record.Exception(() => new MLContext().Transforms.Autoencode("Codes", "Features", options)));

    private static void AssertFaults(AutoencoderEstimator.Options options, params string[] faults)
    {
        var thrown = Assert.Throws<ArgumentException>(() => new MLContext().Transforms.Autoencode("Codes", "Features", options));
        string count = faults.Length == 1 ? "1 fault" : $"{faults.Length} faults";
        Assert.Equal($"The options have {count}:\n  {string.Join("\n  ", faults)}\n (Parameter 'options')", thrown.Message);
    }
}
