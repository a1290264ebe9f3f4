using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>
/// weight · ½ Σ (exp γ + μ² − 1 − γ), averaged over rows: KL(N(μ, σ²) ‖ N(0, I)) with γ = log σ², in the units of the reconstruction
/// loss.
/// </summary>
internal sealed class VariationalTerm(VariationalPrior prior, ReconstructionLoss loss) : IObjectiveTerm
{
    /// <summary>The reconstruction loss of a row for one unit of −log p(x|h).</summary>
    private readonly double _unit = loss switch
    {
        ReconstructionLoss.SquaredError => 2 * prior.DecoderVariance,
        ReconstructionLoss.BinaryCrossEntropy => 1,
    };

    public string Name => "kullbackLeibler";

    public bool IsValidated => true;

    public Tensor Loss(ForwardPass pass, Tensor target)
    {
        var (means, logVariances) = SamplingLayer.Parts(pass.EncoderOutputs[^2]);
        double beta = pass.Context.IsTraining ? prior.BetaIn(pass.Context.Epoch) : prior.Beta;
        return (logVariances.exp() + means.square() - logVariances).Minus(1).sum().Times(beta * _unit / 2 / target.shape[0]);
    }
}
