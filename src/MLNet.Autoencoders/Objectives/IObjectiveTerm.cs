using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>Something that training makes small.</summary>
internal interface IObjectiveTerm
{
    /// <summary>Whether the term asks how the network's outputs change with its input.</summary>
    bool NeedsInputGradient => false;

    /// <summary>The term's value for a batch, a scalar: summed over features, averaged over rows.</summary>
    /// <param name="pass">What the network made of the batch.</param>
    /// <param name="target">The batch as it should come out.</param>
    Tensor Loss(ForwardPass pass, Tensor target);
}
