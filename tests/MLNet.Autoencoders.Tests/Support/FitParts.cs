using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Training;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>The inner parts of a fit, without the fit.</summary>
internal static class FitParts
{
    public static AutoencoderNetwork Build(
        Architecture architecture, int size, int seed = 3, ReconstructionLoss loss = ReconstructionLoss.SquaredError, ScalarType type = ScalarType.Float32)
    {
        using var generator = new FitSeed(seed).ForWeights();
        return NetworkBuilder.Build(architecture, size, ReconstructionTerm.Of(loss).OutputActivation(architecture.OutputActivation), generator, CPU, type);
    }

    /// <summary>The parts of a prior, with weights of its own that are not all 0, as in the middle of a fit.</summary>
    public static PriorParts Prior(Prior? prior, AutoencoderNetwork network, ReconstructionLoss loss = ReconstructionLoss.SquaredError)
    {
        using var generator = new FitSeed(3).ForPriorWeights();
        var parts = PriorParts.Of(new AutoencoderEstimator.Options { Prior = prior, ReconstructionLoss = loss }, network, generator, CPU);
        using var scope = no_grad();
        foreach (var parameter in parts.CodeLayers.SelectMany(l => l.Weights.Concat(l.Biases)).Except(network.Parameters))
            parameter.copy_(rand(parameter.shape, parameter.dtype, CPU, generator: generator) - 0.5);
        return parts;
    }

    public static IObjectiveTerm Term(CodeConstraint constraint, AutoencoderNetwork network) => CodeConstraintParts.Of(constraint, network.Encoder).Term!;

    public static ContractiveTerm Contractive(ContractiveMethod method, AutoencoderNetwork network) =>
        (ContractiveTerm)Term(new ContractivePenalty { Weight = 1, Method = method }, network);

    /// <summary>A forward pass from an input whose gradient is asked for.</summary>
    public static ForwardPass Pass(AutoencoderNetwork network, Tensor input, Generator? generator = null) =>
        network.Forward(input.detach().requires_grad_(true), ForwardContext.Training(generator));

    public static MemoryRows Rows(IReadOnlyList<float[]> rows, InputScaling scaling = InputScaling.None, double validationFraction = 0) =>
        MemoryRows.Prepare(TensorValues.Matrix(rows), validationFraction, new(scaling), new FitSeed(3), CPU);

    public static TrainingRows Load(RowSource source, TrainingPlan plan, ScalingRule scaling, FitSeed seed, Device device)
    {
        using var read = new ReadRows(source, plan);
        return read.Prepare(plan, scaling, seed, device);
    }

    public static TrainingLoop Loop(Objective objective, TrainingRows rows, TrainingPlan plan, FitSeed seed, double weightDecay = 0) =>
        new(new TrainingStep(objective, plan.Optimizer, weightDecay), rows, plan, seed);

    /// <summary>The whole loss of a training step.</summary>
    public static Tensor TrainingLoss(Objective objective, Tensor batch, Generator generator) =>
        objective.Losses(batch, ForwardContext.Training(generator)).Select(l => l.Value).Aggregate((sum, loss) => sum + loss);

    /// <summary>Trains a network on rows as they come, and notes what it saw.</summary>
    public static RecordingTerm Record(TrainingRows rows, Corruption? corruption, CodeConstraint? constraint, TrainingPlan plan, int seed = 3)
    {
        var network = Build(new DenseArchitecture { CodingSize = 4, HiddenSizes = [] }, Fitted.Size);
        network = network.Constrained(CodeConstraintParts.Of(constraint, network.Encoder).Layer);
        var term = new RecordingTerm();
        var corruptor = Corruptor.Of(corruption, () => FeatureRange.Of(rows));
        Loop(new Objective(network, new SquaredErrorTerm(), corruptor, term), rows, plan, new FitSeed(seed)).Run(null, _ => { }, default);
        return term;
    }
}
