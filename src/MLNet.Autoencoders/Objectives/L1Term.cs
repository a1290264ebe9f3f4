using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>weight · Σ|h|, averaged over rows.</summary>
internal sealed class L1Term(L1Sparsity sparsity) : IObjectiveTerm
{
    public string Name => "sparsity";

    public Tensor Loss(ForwardPass pass, Tensor target) => pass.EncoderCode.abs().sum().Times(sparsity.Weight / target.shape[0]);
}
