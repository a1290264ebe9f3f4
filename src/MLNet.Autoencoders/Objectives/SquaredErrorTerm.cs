using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNet.Autoencoders.Objectives;

/// <summary>Σ (x − r)².</summary>
internal sealed class SquaredErrorTerm : ReconstructionTerm
{
    public override Activation OutputActivation(Activation? chosen) => chosen ?? Activation.Identity;

    public override Tensor Loss(ForwardPass pass, Tensor target) =>
        (pass.Weights is { } weights
            ? ((pass.Output - target).square() * weights).sum()
            : functional.mse_loss(pass.Output, target, Reduction.Sum)).DividedBy(target.shape[0]);

    public override Tensor RowLosses(ForwardPass pass, Tensor target)
    {
        var squares = (pass.Output - target).square();
        return (pass.Weights is { } weights ? squares * weights : squares).sum([1]);
    }

    public override Tensor Reconstruction(Tensor output) => output;

    /// <summary>The variance of a feature is that of its residuals over the batch.</summary>
    public override Tensor Sample(ForwardPass pass, Tensor target)
    {
        var mean = pass.Output.detach();
        var deviations = (target - mean).square().mean([0]).sqrt();
        return mean + (randn(mean.shape, mean.dtype, mean.device, generator: pass.Context.Generator) * deviations);
    }

    public override string ExportReconstruction(GraphBuilder graph, string output) => output;

    public override string ExportErrors(GraphBuilder graph, string input, string output)
    {
        string difference = graph.Node("Sub", GraphBuilder.Prefix + "error/difference", [input, output]);
        return graph.Node("Mul", GraphBuilder.Prefix + "error/square", [difference, difference]);
    }
}
