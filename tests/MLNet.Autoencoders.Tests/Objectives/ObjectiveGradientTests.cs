using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Objectives;

/// <summary>The gradient of all that a training step descends, for each loss, constraint and corruption, against central differences in double precision.</summary>
public class ObjectiveGradientTests
{
    private static readonly DenseArchitecture Sigmoid = new() { CodingSize = 3, HiddenSizes = [], CodeActivation = Activation.Sigmoid };
    private static readonly DenseArchitecture Deep = new() { CodingSize = 3, HiddenSizes = [4], HiddenActivation = Activation.Elu, CodeActivation = Activation.Tanh };

    private static readonly ConvolutionalArchitecture Maps = new()
    {
        Height = 5,
        Width = 1,
        CodingSize = 3,
        DenseCode = false,
        HiddenActivation = Activation.Tanh,
        Stages = [new() { Maps = 2, BatchNormalization = true }, new() { Maps = 2, Stride = 2, BatchNormalization = true }],
        DecoderStages = [new() { Maps = 2, Stride = 2 }],
    };

    private static readonly Dictionary<string, ObjectiveCase> Cases = new()
    {
        ["nothing"] = new(Deep),
        ["nothing, tied"] = new(Deep with { HiddenActivation = Activation.Gelu, TiedWeights = true }),
        ["nothing, cross-entropy"] = new(Deep with { HiddenActivation = Activation.Gelu }) { Loss = ReconstructionLoss.BinaryCrossEntropy },
        ["nothing, cross-entropy, tied"] = new(Deep with { HiddenActivation = Activation.Gelu, TiedWeights = true }) { Loss = ReconstructionLoss.BinaryCrossEntropy },
        ["normalised, and its code"] = new(Deep with { BatchNormalization = true, CodeBatchNormalization = true }),
        ["normalised"] = new(Deep with { BatchNormalization = true }),
        ["normalised, tied, cross-entropy"] = new(Deep with { HiddenActivation = Activation.Gelu, TiedWeights = true, BatchNormalization = true }) { Loss = ReconstructionLoss.BinaryCrossEntropy },
        ["normalised, hidden noise, winner-take-all"] = new(Deep with { BatchNormalization = true }) { HiddenNoise = new HiddenNoise(), Constraint = new WinnerTakeAll { Fraction = 0.5 } },
        ["normalised, variational, masking"] = new(Deep with { BatchNormalization = true }) { Prior = new VariationalPrior(), Corruption = Corruption.Masking(0.5) },
        ["Kullback-Leibler"] = new(Sigmoid) { Constraint = new KullbackLeiblerSparsity { Weight = 2 } },
        ["Kullback-Leibler, deep"] = new(Deep with { CodeActivation = Activation.Sigmoid }) { Constraint = new KullbackLeiblerSparsity { Target = 0.3 } },
        ["squared"] = new(Deep) { Constraint = new SquaredSparsity { Weight = 2 } },
        ["L1"] = new(Deep) { Constraint = new L1Sparsity { Weight = 0.5 } },
        ["contractive, closed form"] = new(Sigmoid) { Constraint = new ContractivePenalty { Weight = 2, Method = ContractiveMethod.ClosedForm } },
        ["contractive, closed form, tied"] = new(Sigmoid with { TiedWeights = true }) { Constraint = new ContractivePenalty { Weight = 2, Method = ContractiveMethod.ClosedForm } },
        ["contractive, exact"] = new(Deep) { Constraint = new ContractivePenalty { Weight = 2, Method = ContractiveMethod.Exact } },
        ["contractive, exact, linear code"] = new(Deep with { CodeActivation = Activation.Identity }) { Constraint = new ContractivePenalty { Method = ContractiveMethod.Exact } },
        ["contractive, Hutchinson"] = new(Deep) { Constraint = new ContractivePenalty { Weight = 2, Method = ContractiveMethod.Hutchinson } },
        ["k-sparse"] = new(Deep with { TiedWeights = true }) { Constraint = new KSparsity { K = 2, InferenceFactor = 1.5 } },
        ["winner-take-all"] = new(Deep) { Constraint = new WinnerTakeAll { Fraction = 0.5 } },
        ["Gaussian"] = new(Deep) { Corruption = Corruption.Gaussian(0.3) },
        ["Gaussian of many levels"] = new(Deep with { HiddenActivation = Activation.Silu }) { Corruption = Corruption.Gaussian(0.1, 2) },
        ["masking with emphasis"] = new(Deep) { Corruption = new MaskingCorruption { Probability = 0.5, CorruptedWeight = 2, OtherWeight = 0.5 } },
        ["masking with emphasis, cross-entropy"] = new(Deep) { Corruption = new MaskingCorruption { Probability = 0.5, CorruptedWeight = 2, OtherWeight = 0.5 }, Loss = ReconstructionLoss.BinaryCrossEntropy },
        ["masking with emphasis, then Gaussian"] = new(Deep) { Corruption = Corruption.Sequence(new MaskingCorruption { Probability = 0.5, CorruptedWeight = 2 }, Corruption.Gaussian(0.3)) },
        ["salt and pepper"] = new(Deep) { Corruption = Corruption.SaltAndPepper(0.4), Loss = ReconstructionLoss.BinaryCrossEntropy },
        ["hidden noise"] = new(Deep) { HiddenNoise = new HiddenNoise { BeforeActivation = 0.5, AfterActivation = 0.7 } },
        ["hidden noise, tied, cross-entropy"] = new(Deep with { TiedWeights = true }) { HiddenNoise = new HiddenNoise(), Loss = ReconstructionLoss.BinaryCrossEntropy },
        ["hidden noise and contractive"] = new(Sigmoid) { HiddenNoise = new HiddenNoise(), Constraint = new ContractivePenalty { Weight = 2 } },
        ["hidden noise before a sigmoid and contractive, closed form"] = new(Sigmoid) { HiddenNoise = new HiddenNoise { AfterActivation = 0 }, Constraint = new ContractivePenalty { Weight = 2, Method = ContractiveMethod.ClosedForm } },
        ["variational"] = new(Deep) { Prior = new VariationalPrior { Beta = 2, DecoderVariance = 0.3 } },
        ["variational, cross-entropy, tied"] = new(Deep with { TiedWeights = true }) { Prior = new VariationalPrior { Beta = 0.5, WarmUpEpochs = 3 }, Loss = ReconstructionLoss.BinaryCrossEntropy },
        ["variational, k-sparse"] = new(Deep) { Prior = new VariationalPrior(), Constraint = new KSparsity { K = 2 } },
        ["variational, contractive, corrupted"] = new(Deep) { Prior = new VariationalPrior(), Constraint = new ContractivePenalty { Method = ContractiveMethod.Exact }, Corruption = Corruption.Masking(0.5) },
        ["maps"] = new(Maps),
        ["maps, tied, cross-entropy"] = new(Maps with { DecoderStages = null, TiedWeights = true, DenseCode = true }) { Loss = ReconstructionLoss.BinaryCrossEntropy },
        ["maps, Kullback-Leibler"] = new(Maps with { CodeActivation = Activation.Sigmoid }) { Constraint = new KullbackLeiblerSparsity() },
        ["maps, contractive, exact"] = new(Maps) { Constraint = new ContractivePenalty { Method = ContractiveMethod.Exact } },
        ["maps, contractive, Hutchinson, dense code"] = new(Maps with { DenseCode = true }) { Constraint = new ContractivePenalty { Method = ContractiveMethod.Hutchinson } },
        ["maps, k-sparse"] = new(Maps) { Constraint = new KSparsity { K = 2 } },
        ["maps, winner-take-all, masking"] = new(Maps) { Constraint = new WinnerTakeAll { Fraction = 0.5 }, Corruption = Corruption.Masking(0.5) },
        ["corrupted and contractive"] = new(Deep) { Corruption = Corruption.Masking(0.5), Constraint = new ContractivePenalty { Method = ContractiveMethod.Exact } },
    };

    internal static IEnumerable<ObjectiveCase> All => Cases.Values;

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> Further => [.. Cases.Where(c => c.Value is { Prior: null } and not { Constraint: null, Corruption: null, HiddenNoise: null }).Select(c => c.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_descends_the_gradient_of_its_objective(string name)
    {
        using var scope = NewDisposeScope();
        var (one, network, objective, batch) = Build(name);
        Loss(objective, batch).backward();
        int layers = network.Encoder.Count(l => l.Weights.Any());
        bool tied = one.Architecture is DenseArchitecture { TiedWeights: true } or ConvolutionalArchitecture { TiedWeights: true };
        Assert.Equal((one.Prior is null ? 0 : 1) + (tied ? layers : layers + network.Decoder.Count), network.Weights.Count);
        foreach (var parameter in network.Parameters)
        {
            double[] expected = TensorValues.Differences(parameter, () => Loss(objective, batch));
            Assert.InRange(TensorValues.RelativeDifference(expected, TensorValues.Values(parameter.grad!)), 0, 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Further))]
    public void What_constraint_and_corruption_ask_for_is_not_in_the_validation_loss(string name)
    {
        using var scope = NewDisposeScope();
        var (one, network, objective, batch) = Build(name);
        double expected = ReconstructionTerm.Of(one.Loss).Loss(network.Forward(batch, ForwardContext.Use), batch).item<double>();
        Assert.Equal(expected, objective.ValidationLoss(batch, ForwardContext.Use).item<double>(), 1e-12);
        Assert.NotEqual(expected, Loss(objective, batch).item<double>(), 1e-6);
    }

    private static (ObjectiveCase, AutoencoderNetwork, Objective, Tensor) Build(string name)
    {
        var one = Cases[name];
        var network = FitParts.Build(one.Architecture, 5, loss: one.Loss, type: ScalarType.Float64);
        var prior = FitParts.Prior(one.Prior, network, one.Loss);
        network = network.WithCode(prior.CodeLayers).WithNoise(one.HiddenNoise);
        var parts = CodeConstraintParts.Of(one.Constraint, network.Encoder);
        network = network.Constrained(parts.Layer);
        var range = new FeatureRange([.. Enumerable.Repeat(0.1f, 5)], [.. Enumerable.Repeat(0.9f, 5)]);
        var objective = new Objective(network, ReconstructionTerm.Of(one.Loss), Corruptor.Of(one.Corruption, () => range), [.. parts.Terms, .. prior.Terms]);
        return (one, network, objective, TensorValues.Matrix(Sample.Rows(4, 5)).to(ScalarType.Float64));
    }

    /// <summary>The same draws each time.</summary>
    private static Tensor Loss(Objective objective, Tensor batch)
    {
        using var generator = new Generator(11);
        return FitParts.TrainingLoss(objective, batch, generator);
    }
}
