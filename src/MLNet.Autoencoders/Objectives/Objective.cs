using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>
/// The objective of an autoencoder: the reconstruction of rows from their corrupted versions, and further terms. Weight decay is
/// left to the optimiser.
/// </summary>
internal sealed class Objective(AutoencoderNetwork network, ReconstructionTerm reconstruction, Corruptor? corruptor, params IReadOnlyList<IObjectiveTerm> terms) : IObjective
{
    private readonly bool _needsInputGradient = terms.Any(t => t.NeedsInputGradient);

    public AutoencoderNetwork Network => network;

    /// <summary>All terms, on a corrupted batch.</summary>
    public IReadOnlyList<NamedLoss> Losses(Tensor batch, ForwardContext context)
    {
        var seen = corruptor?.Corrupt(batch, context.Generator!) ?? new CorruptedBatch(batch, Weights: null);
        var input = _needsInputGradient ? seen.Input.detach().requires_grad_(true) : seen.Input;
        var pass = network.Forward(input, context) with { Weights = seen.Weights };
        return [.. terms.Prepend(reconstruction).Select(t => new NamedLoss(t.Name, t.Loss(pass, batch)))];
    }

    /// <summary>The loss of uncorrupted rows by the network at inference: reconstruction, and the terms that are validated.</summary>
    public Tensor ValidationLoss(Tensor batch, ForwardContext context)
    {
        var pass = network.Forward(batch, context);
        return terms.Where(t => t.IsValidated).Aggregate(reconstruction.Loss(pass, batch), (loss, term) => loss + term.Loss(pass, batch));
    }
}
