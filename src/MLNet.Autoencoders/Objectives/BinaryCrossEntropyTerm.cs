using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNet.Autoencoders.Objectives;

/// <summary>
/// −Σ [c log r + (1 − c) log(1 − r)] + Σ (x − c)² with r = sigmoid(l), computed on the logits l to avoid the logarithm of a
/// rounded 0 or 1. c is x clipped to [0, 1]: outside, the cross-entropy alone would fall without bound if the logits grow with x.
/// </summary>
internal sealed class BinaryCrossEntropyTerm : ReconstructionTerm
{
    /// <summary>The smallest probability for which a logit is computed, so that nothing counts as impossible.</summary>
    private const double Least = 1e-6;

    public override Activation OutputActivation(Activation? chosen) => Activation.Identity;

    public override double OutputFor(double reconstruction)
    {
        double p = Math.Clamp(reconstruction, Least, 1 - Least);
        return Math.Log(p / (1 - p));
    }

    public override Tensor Loss(ForwardPass pass, Tensor target)
    {
        var (entropy, excess) = Parts(pass, target, Reduction.Sum);
        return (entropy + excess.sum()).DividedBy(target.shape[0]);
    }

    public override Tensor RowLosses(ForwardPass pass, Tensor target)
    {
        var (entropy, excess) = Parts(pass, target, Reduction.None);
        return (entropy + excess).sum([1]);
    }

    public override Tensor Reconstruction(Tensor output) => functional.sigmoid(output);

    public override Tensor Sample(ForwardPass pass, Tensor target) => functional.sigmoid(pass.Output.detach()).bernoulli(pass.Context.Generator);

    public override string ExportReconstruction(GraphBuilder graph, string output) =>
        graph.Node("Sigmoid", GraphBuilder.Prefix + "probabilities", [output]);

    /// <summary>max(l, 0) − l c + log(1 + e^−|l|) + (x − c)².</summary>
    public override string ExportErrors(GraphBuilder graph, string input, string output)
    {
        string least = graph.Node("Relu", GraphBuilder.Prefix + "error/least", [input]);
        string within = graph.Node("Min", GraphBuilder.Prefix + "error/within", [least, graph.Scalar(GraphBuilder.Prefix + "error/1", 1)]);
        string positive = graph.Node("Relu", GraphBuilder.Prefix + "error/positive", [output]);
        string product = graph.Node("Mul", GraphBuilder.Prefix + "error/product", [output, within]);
        string linear = graph.Node("Sub", GraphBuilder.Prefix + "error/linear", [positive, product]);
        string magnitude = graph.Node("Abs", GraphBuilder.Prefix + "error/magnitude", [output]);
        string negative = graph.Node("Neg", GraphBuilder.Prefix + "error/negative", [magnitude]);
        string softplus = graph.Node("Softplus", GraphBuilder.Prefix + "error/softplus", [negative]);
        string entropy = graph.Node("Add", GraphBuilder.Prefix + "error/entropy", [linear, softplus]);
        string excess = graph.Node("Sub", GraphBuilder.Prefix + "error/excess", [input, within]);
        string square = graph.Node("Mul", GraphBuilder.Prefix + "error/square", [excess, excess]);
        return graph.Node("Add", GraphBuilder.Prefix + "error/total", [entropy, square]);
    }

    private static (Tensor Entropy, Tensor Excess) Parts(ForwardPass pass, Tensor target, Reduction reduction)
    {
        var within = target.Within(0, 1);
        var entropy = functional.binary_cross_entropy_with_logits(pass.Output, within, pass.Weights, reduction);
        var excess = (target - within).square();
        if (pass.Weights is { } weights)
            excess *= weights;
        return (entropy, excess);
    }
}
