using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>A term of the objective that training minimises.</summary>
internal interface IObjectiveTerm
{
    /// <summary>The term's name in histories.</summary>
    string Name { get; }

    /// <summary>Whether the loss of held-out rows includes the term.</summary>
    bool IsValidated => false;

    /// <summary>Whether the term needs the derivatives of the network's outputs with respect to its input.</summary>
    bool NeedsInputGradient => false;

    /// <summary>The term's value for a batch, a scalar: summed over features, averaged over rows.</summary>
    /// <param name="pass">The network's forward pass for the batch.</param>
    /// <param name="target">The batch that should be reconstructed.</param>
    Tensor Loss(ForwardPass pass, Tensor target);
}
