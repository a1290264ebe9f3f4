using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Options;

public class DefaultsTests
{
    [Fact]
    public void Every_option_has_its_documented_default()
    {
        var options = new AutoencoderEstimator.Options();
        Assert.Equal(new DenseArchitecture(), options.Architecture);
        Assert.Equal(ReconstructionLoss.SquaredError, options.ReconstructionLoss);
        Assert.Equal(InputScaling.Automatic, options.InputScaling);
        Assert.Equal(CodeScaling.CommonScale, options.CodeScaling);
        Assert.Equal(0, options.WeightDecay);
        Assert.Null(options.Corruption);
        Assert.Null(options.HiddenNoise);
        Assert.Null(options.WalkBack);
        Assert.Null(options.CodeConstraint);
        Assert.Null(options.AnomalyScore);
        Assert.Null(options.MemoryBank);
        Assert.Equal(MLNet.Autoencoders.MissingValues.Refuse, options.MissingValues);
        Assert.Equal((0.6, 3), (options.FurtherGaps.LargestFraction, options.FurtherGaps.Weight));
        Assert.Null(options.ImputedColumnName);
        Assert.Equal(0, options.TrimmedFraction);
        Assert.Null(options.AnomalyScoreColumnName);
        Assert.Null(options.FeatureContributionsColumnName);
        Assert.Null(options.Supervision);
        Assert.Null(options.LabelScoreColumnName);
        Assert.Null(options.Pretraining);
        Assert.Null(options.HiddenLayerColumnNames);
        Assert.Equal(new TrainingPlan(), options.Training);
        Assert.Null(options.ReconstructionColumnName);
        Assert.Null(options.ReconstructionErrorColumnName);
        Assert.Null(options.Seed);
        Assert.Null(options.Prior);
        Assert.Null(options.Quantization);
        Assert.Equal(8, new Quantization().Bits);
        Assert.Null(options.CodeDeviationColumnName);
        Assert.Null(options.PooledCodeColumnName);
        Assert.Null(options.GpuDeviceId);
        Assert.False(options.FallbackToCpu);
        Assert.Null(options.Environment);
        Assert.Null(options.Progress);
        Assert.Equal(CancellationToken.None, options.CancellationToken);

        var architecture = new DenseArchitecture();
        Assert.Equal(30, architecture.CodingSize);
        Assert.Null(architecture.HiddenSizes);
        Assert.False(architecture.TiedWeights);
        Assert.Equal(Activation.Elu, architecture.HiddenActivation);
        Assert.Equal(Activation.Identity, architecture.CodeActivation);
        Assert.Null(architecture.OutputActivation);
        Assert.Equal(WeightInitialization.ByActivation, architecture.Initialization);
        Assert.Equal((false, false), (architecture.BatchNormalization, architecture.CodeBatchNormalization));

        var convolutional = new ConvolutionalArchitecture();
        Assert.Equal((30, 1, null, null), (convolutional.CodingSize, convolutional.Channels, convolutional.Height, convolutional.Width));
        Assert.Equal([(16, 2), (32, 2), (64, 2)], convolutional.Stages.Select(s => (s.Maps, s.Stride)));
        Assert.Null(convolutional.DecoderStages);
        Assert.True(convolutional.DenseCode);
        Assert.False(convolutional.TiedWeights);
        Assert.Equal((Activation.Relu, Activation.Identity, null), (convolutional.HiddenActivation, convolutional.CodeActivation, convolutional.OutputActivation));
        Assert.Equal(WeightInitialization.ByActivation, convolutional.Initialization);
        Assert.Equal((6, 4), (convolutional.CodePoolingSize, convolutional.CodePoolingStride));
        var stage = new ConvolutionalStage();
        Assert.Equal((32, 3, 1, null), (stage.Maps, stage.KernelSize, stage.Stride, stage.Padding));
        Assert.Equal((false, Pooling.None, 2), (stage.BatchNormalization, stage.Pooling, stage.PoolingSize));

        var plan = new TrainingPlan();
        Assert.Equal((null, 128, true, 0), (plan.Epochs, plan.BatchSize, plan.Shuffle, plan.ValidationFraction));
        Assert.Equal((null, 0, true), (plan.Steps, plan.WarmUpSteps, plan.KeepBest));
        Assert.Null(plan.EarlyStopping);
        Assert.Null(plan.TimeBudget);
        Assert.Equal(new AdamOptimizer(), plan.Optimizer);
        Assert.Equal(new ConstantSchedule(), plan.Schedule);
        Assert.Null(plan.MaximumGradientNorm);
        Assert.Null(plan.RowsInMemory);
        Assert.Null(plan.Threads);
        Assert.Null(plan.CheckpointPath);

        Assert.Equal((5, 0), (new EarlyStopping().Patience, new EarlyStopping().MinimumImprovement));
        Assert.Equal((0.001, 0.9, 0.999, 1e-8), (new AdamOptimizer().LearningRate, new AdamOptimizer().Beta1, new AdamOptimizer().Beta2, new AdamOptimizer().Epsilon));
        Assert.Equal((0.001, 0.9, 0.999, 1e-8), (new AdamWOptimizer().LearningRate, new AdamWOptimizer().Beta1, new AdamWOptimizer().Beta2, new AdamWOptimizer().Epsilon));
        Assert.Equal((0.01, 0.9, false), (new SgdOptimizer().LearningRate, new SgdOptimizer().Momentum, new SgdOptimizer().Nesterov));
        Assert.Equal((0.001, 0.99, 0, 1e-8), (new RmsPropOptimizer().LearningRate, new RmsPropOptimizer().Decay, new RmsPropOptimizer().Momentum, new RmsPropOptimizer().Epsilon));
        Assert.Equal((1, 0.9, 1e-6), (new AdadeltaOptimizer().LearningRate, new AdadeltaOptimizer().Decay, new AdadeltaOptimizer().Epsilon));
        Assert.Equal((10, 0.5), (new StepSchedule().Every, new StepSchedule().StepFactor));
        Assert.Equal(0, new CosineSchedule().FinalFactor);
        Assert.Equal((3, 0.3, 0.0001), (new PlateauSchedule().Patience, new PlateauSchedule().StepFactor, new PlateauSchedule().MinimumFactor));

        Assert.Equal((0.1, null), (new GaussianCorruption().StandardDeviation, new GaussianCorruption().LargestStandardDeviation));
        Assert.Equal((0.25, 1, 1), (new MaskingCorruption().Probability, new MaskingCorruption().CorruptedWeight, new MaskingCorruption().OtherWeight));
        Assert.Equal((0.25, 1, 1), (new SaltAndPepperCorruption().Probability, new SaltAndPepperCorruption().CorruptedWeight, new SaltAndPepperCorruption().OtherWeight));

        Assert.Equal((0.5, 0.5), (new HiddenNoise().BeforeActivation, new HiddenNoise().AfterActivation));
        Assert.Equal(2, new WalkBack().Steps);
        Assert.Equal(0.05, new MahalanobisScore().Shrinkage);
        Assert.Equal((1000, 3), (new MemoryBank().Rows, new MemoryBank().Neighbors));

        Assert.Equal((0.1, 0.2), (new KullbackLeiblerSparsity().Target, new KullbackLeiblerSparsity().Weight));
        Assert.Equal((0.1, 1), (new SquaredSparsity().Target, new SquaredSparsity().Weight));
        Assert.Equal(0.01, new L1Sparsity().Weight);
        Assert.Equal((25, 1), (new KSparsity().K, new KSparsity().InferenceFactor));
        Assert.Equal((0.1, ContractiveMethod.Automatic), (new ContractivePenalty().Weight, new ContractivePenalty().Method));
        Assert.Equal(0.05, new WinnerTakeAll().Fraction);

        Assert.Equal((1, 0, 0.5), (new VariationalPrior().Beta, new VariationalPrior().WarmUpEpochs, new VariationalPrior().DecoderVariance));
        var adversarial = new AdversarialPrior();
        Assert.Equal(new GaussianDistribution(), adversarial.Distribution);
        Assert.Equal([256, 256], adversarial.DiscriminatorSizes);
        Assert.Equal(Activation.LeakyRelu, adversarial.DiscriminatorActivation);
        Assert.Equal(new AdamOptimizer { LearningRate = 0.0005, Beta1 = 0.5 }, adversarial.DiscriminatorOptimizer);
        Assert.Equal(new AdamOptimizer { LearningRate = 0.001, Beta1 = 0.5 }, adversarial.EncoderOptimizer);

        var supervision = new Supervision();
        Assert.Equal(("Label", 0.02, 0), (supervision.LabelColumnName, supervision.ReconstructionWeight, supervision.FrozenLayers));
        Assert.Equal((null, null, null), (supervision.Plan, supervision.LabelledFraction, supervision.PseudoLabels));
        Assert.Equal((0.95, 1, 0.2, 0.6), (new PseudoLabels().Threshold, new PseudoLabels().Weight, new PseudoLabels().From, new PseudoLabels().To));
        Assert.False(new PseudoLabels().AlignClasses);

        var pretraining = new LayerwisePretraining();
        Assert.Equal(new PretrainingPhase(), pretraining.Phase);
        Assert.Null(pretraining.Phases);
        Assert.True(pretraining.FineTuning);
        Assert.Equal(new TrainingPlan(), new PretrainingPhase().Training);
        Assert.Null(new PretrainingPhase().Corruption);
        Assert.Null(new PretrainingPhase().CodeConstraint);
    }

    [Fact]
    public void The_list_of_options_is_the_one_that_the_test_of_defaults_knows() =>
        Assert.Equal(
            [
                "AnomalyScore", "AnomalyScoreColumnName", "Architecture", "CancellationToken", "CodeConstraint", "CodeDeviationColumnName", "CodeScaling", "Corruption", "Environment", "FallbackToCpu", "FeatureContributionsColumnName", "FurtherGaps", "GpuDeviceId",
                "HiddenLayerColumnNames", "HiddenNoise", "ImputedColumnName", "InputScaling", "LabelScoreColumnName", "MemoryBank", "MissingValues", "PooledCodeColumnName", "Pretraining", "Prior", "Progress", "Quantization", "ReconstructionColumnName", "ReconstructionErrorColumnName",
                "ReconstructionLoss", "Seed", "Supervision", "Training", "TrimmedFraction", "WalkBack", "WeightDecay",
            ],
            typeof(AutoencoderEstimator.Options).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_short_overload_sets_what_it_names()
    {
        var ml = new MLContext();
        using var transformer = ml.Transforms.Autoencode("Codes", nameof(Sample.Features), codingSize: 2, hiddenSizes: [3], seed: 4).Fit(Sample.View(ml, Sample.Rows(4, 5)));
        var options = AutoencoderEstimator.Options.From(transformer.Description);
        var dense = Assert.IsType<DenseArchitecture>(options.Architecture);
        Assert.Equal((2, 3, 4), (dense.CodingSize, dense.HiddenSizes!.Single(), options.Seed));
        Assert.Equal(new TrainingPlan(), options.Training);
        Assert.Equal(500, transformer.History.Epochs.Count);
    }

    [Fact]
    public void The_catalog_ties_the_plain_and_the_contractive_network_and_those_whose_units_compete()
    {
        var ml = new MLContext();
        Check(ml.Transforms.AutoencodeSparse("Codes", "Features", codingSize: 4, sparsity: new KSparsity { K = 2 }), Activation.Relu, tied: true);
        Check(ml.Transforms.AutoencodeWinnerTakeAll("Codes", "Features"), Activation.Relu, tied: true);
        Check(ml.Transforms.Autoencode("Codes", "Features"), Activation.Elu, tied: true);
        Check(ml.Transforms.AutoencodeSparse("Codes", "Features"), Activation.Sigmoid, tied: false);
        Check(ml.Transforms.AutoencodeSparse("Codes", "Features", sparsity: new L1Sparsity()), Activation.Relu, tied: false);
        Check(ml.Transforms.AutoencodeDenoising("Codes", "Features"), Activation.Relu, tied: false);
        Check(ml.Transforms.AutoencodeContractive("Codes", "Features"), Activation.Sigmoid, tied: true);

        void Check(AutoencoderEstimator estimator, Activation code, bool tied)
        {
            using var model = estimator.Fit(Sample.View(ml, Fitted.Rows[..2]));
            var options = AutoencoderEstimator.Options.From(model.Description);
            var architecture = (DenseArchitecture)options.Architecture;
            Assert.Equal((code, InputScaling.Automatic, tied), (architecture.CodeActivation, options.InputScaling, architecture.TiedWeights));
        }
    }

    [Fact]
    public void The_factories_of_corruptions_set_what_they_name()
    {
        Assert.Equal(new GaussianCorruption { StandardDeviation = 0.7 }, Corruption.Gaussian(0.7));
        Assert.Equal(new GaussianCorruption { StandardDeviation = 0.7, LargestStandardDeviation = 0.9 }, Corruption.Gaussian(0.7, 0.9));
        Assert.Equal(new MaskingCorruption { Probability = 0.7 }, Corruption.Masking(0.7));
        Assert.Equal(new SaltAndPepperCorruption { Probability = 0.7 }, Corruption.SaltAndPepper(0.7));
        Assert.Equal(new CorruptionSequence { Parts = [Corruption.Masking(0.7), Corruption.Gaussian(1)] }, Corruption.Sequence(Corruption.Masking(0.7), Corruption.Gaussian(1)));
    }
}
