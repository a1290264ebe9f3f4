using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>weight · Σⱼ (ρ̂ⱼ − ρ)² over the code's units.</summary>
internal sealed class SquaredSparsityTerm(SquaredSparsity sparsity) : IObjectiveTerm
{
    public string Name => "sparsity";

    public Tensor Loss(ForwardPass pass, Tensor target) => pass.EncoderCode.mean([0]).Minus(sparsity.Target).square().sum().Times(sparsity.Weight);
}
