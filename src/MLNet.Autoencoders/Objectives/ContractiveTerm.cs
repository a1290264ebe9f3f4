using System.Diagnostics;
using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>weight · ‖∂h/∂x‖²_F, averaged over rows.</summary>
internal sealed class ContractiveTerm(double weight, ContractiveMethod method, DenseLayer? onlyLayer) : IObjectiveTerm
{
    public string Name => "contraction";

    public bool NeedsInputGradient => method != ContractiveMethod.ClosedForm;

    public Tensor Loss(ForwardPass pass, Tensor target) => SquaredNorm(pass).Times(weight / target.shape[0]);

    /// <summary>‖∂h/∂x‖²_F, summed over the rows.</summary>
    internal Tensor SquaredNorm(ForwardPass pass) => method switch
    {
        ContractiveMethod.ClosedForm => ClosedForm(pass.EncoderCode),
        ContractiveMethod.Exact => Exact(pass),
        ContractiveMethod.Hutchinson => Hutchinson(pass),
        ContractiveMethod.Automatic => throw new UnreachableException("The method is settled before there is a term."),
    };

    private Tensor ClosedForm(Tensor code)
    {
        var slopes = (code * code.neg().Plus(1)).square();
        return (slopes * onlyLayer!.SquaredRowNorms()).sum();
    }

    private static Tensor Exact(ForwardPass pass)
    {
        var norm = zeros(1, pass.EncoderCode.dtype, pass.EncoderCode.device);
        for (long unit = 0; unit < pass.EncoderCode.shape[1]; unit++)
            norm += Gradient(pass.EncoderCode.select(1, unit).sum(), pass.Input).square().sum();
        return norm.sum();
    }

    private static Tensor Hutchinson(ForwardPass pass)
    {
        var signs = rand(pass.EncoderCode.shape, pass.EncoderCode.dtype, pass.EncoderCode.device, generator: pass.Context.Generator).IsBelow(0.5).to(pass.EncoderCode.dtype).Times(2).Minus(1);
        return Gradient((pass.EncoderCode * signs).sum(), pass.Input).square().sum();
    }

    /// <summary>The gradient itself can be differentiated, because the penalty is a function of the weights.</summary>
    private static Tensor Gradient(Tensor value, Tensor input) =>
        autograd.grad([value], [input], retain_graph: true, create_graph: true)[0];
}
