using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>What a network is fitted to: the sum of its terms. Weight decay is the optimiser's.</summary>
internal sealed class Objective(AutoencoderNetwork network, IReadOnlyList<IObjectiveTerm> terms)
{
    public AutoencoderNetwork Network => network;

    public Tensor Loss(Tensor batch)
    {
        var pass = network.Forward(batch);
        var loss = terms[0].Loss(pass, batch);
        foreach (var term in terms.Skip(1))
            loss += term.Loss(pass, batch);
        return loss;
    }
}
