using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>weight · Σⱼ [ρ log(ρ/ρ̂ⱼ) + (1−ρ) log((1−ρ)/(1−ρ̂ⱼ))] over the code's units.</summary>
internal sealed class KullbackLeiblerTerm(KullbackLeiblerSparsity sparsity) : IObjectiveTerm
{
    public string Name => "sparsity";

    /// <summary>Keeps the logarithms finite if a unit is never or always active in single precision.</summary>
    private const double Least = 1e-6;

    public Tensor Loss(ForwardPass pass, Tensor target)
    {
        double rho = sparsity.Target;
        var mean = pass.EncoderCode.mean([0]).Within(Least, 1 - Least);
        double entropy = (rho * Math.Log(rho)) + ((1 - rho) * Math.Log(1 - rho));
        var cross = mean.log().Times(rho) + mean.neg().Plus(1).log().Times(1 - rho);
        return cross.neg().Plus(entropy).sum().Times(sparsity.Weight);
    }
}
