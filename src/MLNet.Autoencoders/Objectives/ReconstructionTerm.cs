using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>The difference between rows and their reconstructions, in training and in the exported graph.</summary>
internal abstract class ReconstructionTerm : IObjectiveTerm
{
    public string Name => "reconstruction";

    /// <summary>The activation of the network's last layer if the options leave it open.</summary>
    public abstract Activation OutputActivation(Activation? chosen);

    /// <summary>The output of the network's last layer for which a feature's reconstruction is this, in scaled units.</summary>
    public virtual double OutputFor(double reconstruction) => reconstruction;

    public abstract Tensor Loss(ForwardPass pass, Tensor target);

    /// <summary>The loss of each row, summed over features, [rows].</summary>
    public abstract Tensor RowLosses(ForwardPass pass, Tensor target);

    /// <summary>The reconstructions minus the network's inputs, in scaled units.</summary>
    public Tensor Residuals(ForwardPass pass) => Reconstruction(pass.Output) - pass.Input;

    /// <summary>Draws rows from the distribution of which the network's output is the mean, with the generator of the pass.</summary>
    /// <param name="pass">The forward pass.</param>
    /// <param name="target">The rows that should be reconstructed.</param>
    public abstract Tensor Sample(ForwardPass pass, Tensor target);

    /// <summary>Adds the nodes that turn the network's output into the reconstruction, still in scaled units.</summary>
    public abstract string ExportReconstruction(GraphBuilder graph, string output);

    /// <summary>Adds the loss of each feature, [rows, size], and returns the name of the tensor.</summary>
    public abstract string ExportErrors(GraphBuilder graph, string input, string output);

    public static ReconstructionTerm Of(ReconstructionLoss loss) => loss switch
    {
        ReconstructionLoss.SquaredError => new SquaredErrorTerm(),
        ReconstructionLoss.BinaryCrossEntropy => new BinaryCrossEntropyTerm(),
    };

    /// <summary>The reconstruction that an output of the network's last layer means, in scaled units.</summary>
    public abstract Tensor Reconstruction(Tensor output);
}
