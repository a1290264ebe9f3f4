using MLNet.Autoencoders.Objectives;
using TorchSharp.Modules;

namespace MLNet.Autoencoders.Training;

/// <summary>A part of a training step: an objective, the parameters that are moved to minimise it, and the optimiser that moves them.</summary>
/// <param name="Objective">The objective. It may depend on other parameters too, which stay where they are.</param>
/// <param name="Weights">The parameters on which weight decay acts.</param>
/// <param name="Biases">The other parameters.</param>
/// <param name="Optimizer">The optimiser; the plan's schedule acts on its learning rate too.</param>
/// <param name="WeightDecay">λ of the weights.</param>
internal sealed record Descent(IObjective Objective, IReadOnlyList<Parameter> Weights, IReadOnlyList<Parameter> Biases, Optimizer Optimizer, double WeightDecay)
{
    public IEnumerable<Parameter> Parameters => Weights.Concat(Biases);
}
