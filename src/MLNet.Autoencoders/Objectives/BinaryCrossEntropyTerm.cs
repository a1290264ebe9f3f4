using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNet.Autoencoders.Objectives;

/// <summary>−Σ [x log r + (1 − x) log(1 − r)] with r = sigmoid(l), on the logits l: no logarithm of a rounded 0 or 1.</summary>
internal sealed class BinaryCrossEntropyTerm : ReconstructionTerm
{
    public override Activation OutputActivation(Activation? chosen) => Activation.Identity;

    public override Tensor Loss(ForwardPass pass, Tensor target) =>
        functional.binary_cross_entropy_with_logits(pass.Output, target, pass.Weights, Reduction.Sum).DividedBy(target.shape[0]);

    public override string ExportReconstruction(GraphBuilder graph, string output) =>
        graph.Node("Sigmoid", GraphBuilder.Prefix + "probabilities", [output]);

    /// <summary>max(l, 0) − l x + log(1 + e^−|l|).</summary>
    public override void ExportError(GraphBuilder graph, string input, string output, string error)
    {
        string positive = graph.Node("Relu", GraphBuilder.Prefix + "error/positive", [output]);
        string product = graph.Node("Mul", GraphBuilder.Prefix + "error/product", [output, input]);
        string linear = graph.Node("Sub", GraphBuilder.Prefix + "error/linear", [positive, product]);
        string magnitude = graph.Node("Abs", GraphBuilder.Prefix + "error/magnitude", [output]);
        string negative = graph.Node("Neg", GraphBuilder.Prefix + "error/negative", [magnitude]);
        string softplus = graph.Node("Softplus", GraphBuilder.Prefix + "error/softplus", [negative]);
        string entropy = graph.Node("Add", GraphBuilder.Prefix + "error/entropy", [linear, softplus]);
        graph.SumOverFeatures(entropy, error);
    }
}
