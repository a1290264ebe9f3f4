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

    /// <summary>The number of steps of the chain that each batch starts: see <see cref="WalkBack"/>.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>All terms, on a corrupted batch, averaged over the steps of the chain.</summary>
    public IReadOnlyList<NamedLoss> Losses(Tensor batch, ForwardContext context)
    {
        var pass = Pass(batch, context);
        var losses = Losses(pass, batch);
        for (int step = 1; step < Steps; step++)
        {
            pass = Pass(reconstruction.Sample(pass, batch), context);
            losses = [.. losses.Zip(Losses(pass, batch), (sum, loss) => sum with { Value = sum.Value + loss.Value })];
        }
        return Steps == 1 ? losses : [.. losses.Select(l => l with { Value = l.Value.DividedBy(Steps) })];
    }

    /// <summary>The loss of uncorrupted rows by the network at inference: reconstruction, and the terms that are validated.</summary>
    public Tensor ValidationLoss(Tensor batch, ForwardContext context)
    {
        var pass = network.Forward(batch, context);
        return terms.Where(t => t.IsValidated).Aggregate(reconstruction.Loss(pass, batch), (loss, term) => loss + term.Loss(pass, batch));
    }

    /// <summary>A pass for the corrupted version of rows.</summary>
    private ForwardPass Pass(Tensor rows, ForwardContext context)
    {
        var seen = corruptor?.Corrupt(rows, context.Generator!) ?? new CorruptedBatch(rows, Weights: null);
        var input = _needsInputGradient ? seen.Input.detach().requires_grad_(true) : seen.Input;
        return network.Forward(input, context) with { Weights = seen.Weights };
    }

    private NamedLoss[] Losses(ForwardPass pass, Tensor target) => [.. terms.Prepend(reconstruction).Select(t => new NamedLoss(t.Name, t.Loss(pass, target)))];
}
