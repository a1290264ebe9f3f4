using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>
/// The objective of an autoencoder: the reconstruction of rows from their corrupted versions, and further terms. Weight decay is
/// left to the optimiser.
/// </summary>
internal sealed class Objective(AutoencoderNetwork network, ReconstructionTerm reconstruction, Corruptor? corruptor, params IReadOnlyList<IObjectiveTerm> terms) : IObjective
{
    /// <summary>The fraction of the training before rows are trimmed: at first, all of them are strange.</summary>
    private const double TrimmedFrom = 0.1;

    private readonly bool _needsInputGradient = terms.Any(t => t.NeedsInputGradient);

    public AutoencoderNetwork Network => network;

    /// <summary>The number of steps of the chain that each batch starts: see <see cref="WalkBack"/>.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>What hides further values if some can be missing; otherwise null.</summary>
    public GapCorruptor? Gaps { get; init; }

    /// <summary>The fraction of a batch, of the rows with the largest reconstruction loss, that weighs nothing in it after the first tenth of the training.</summary>
    public double TrimmedFraction { get; init; }

    /// <summary>The weight of the reconstruction and its terms beside that of labels.</summary>
    public double ReconstructionWeight { get; init; } = 1;

    /// <summary>The terms that learn labels, if any.</summary>
    public IReadOnlyList<IObjectiveTerm> LabelTerms { get; init; } = [];

    /// <summary>All terms, on a corrupted batch, averaged over the steps of the chain.</summary>
    public IReadOnlyList<NamedLoss> Losses(Batch batch, ForwardContext context)
    {
        var pass = Trimmed(Pass(batch.Rows, batch, context), batch.Rows);
        var losses = Losses(pass, batch.Rows);
        for (int step = 1; step < Steps; step++)
        {
            pass = Trimmed(Pass(reconstruction.Sample(pass, batch.Rows), batch, context), batch.Rows);
            losses = [.. losses.Zip(Losses(pass, batch.Rows), (sum, loss) => sum with { Value = sum.Value + loss.Value })];
        }
        return Steps == 1 ? losses : [.. losses.Select(l => l with { Value = l.Value.DividedBy(Steps) })];
    }

    /// <summary>
    /// The loss of uncorrupted rows by the network at inference: reconstruction, and the terms that are validated. If values can be
    /// missing, further ones are hidden as in training: how well gaps are filled shows only where values are known.
    /// </summary>
    public Tensor ValidationLoss(Batch batch, ForwardContext context)
    {
        var pass = Pass(new CorruptedBatch(batch.Rows, Weights: null), batch, context);
        return Terms().Where(t => t.Term.IsValidated || t.Term == reconstruction).Select(t => Weighted(t.Term.Loss(pass, batch.Rows), t.Weight)).Aggregate((sum, loss) => sum + loss);
    }

    /// <summary>A pass for the corrupted version of rows, which should lead to the batch.</summary>
    private ForwardPass Pass(Tensor rows, Batch batch, ForwardContext context) =>
        Pass(corruptor?.Corrupt(rows, context.Generator!) ?? new CorruptedBatch(rows, Weights: null), batch, context);

    private ForwardPass Pass(CorruptedBatch seen, Batch batch, ForwardContext context)
    {
        if (batch.Missing is { } missing)
            seen = Gaps!.Corrupt(seen, missing, context.Generator!);
        var input = _needsInputGradient ? seen.Input.detach().requires_grad_(true) : seen.Input;
        return network.Forward(new Batch(input, seen.Missing), context) with { Weights = seen.Weights, Batch = batch };
    }

    private ForwardPass Trimmed(ForwardPass pass, Tensor target)
    {
        int rows = (int)target.shape[0], trimmed = (int)Math.Round(TrimmedFraction * rows);
        if (trimmed == 0 || pass.Context.Progress < TrimmedFrom)
            return pass;
        using var noGradients = no_grad();
        var (_, largest) = reconstruction.RowLosses(pass, target).topk(trimmed);
        // The loss is divided by the number of all rows.
        var weights = zeros([rows, 1], target.dtype, target.device).Plus((double)rows / (rows - trimmed));
        weights.index_put_(zeros(1, target.dtype, target.device), largest);
        return pass with { Weights = pass.Weights is { } before ? before * weights : weights.expand(target.shape) };
    }

    private NamedLoss[] Losses(ForwardPass pass, Tensor target) => [.. Terms().Select(t => new NamedLoss(t.Term.Name, Weighted(t.Term.Loss(pass, target), t.Weight)))];

    /// <summary>All terms, the reconstruction first, with their weights.</summary>
    private IEnumerable<(IObjectiveTerm Term, double Weight)> Terms() =>
        terms.Prepend(reconstruction).Select(t => (t, ReconstructionWeight)).Concat(LabelTerms.Select(t => (t, 1.0)));

    private static Tensor Weighted(Tensor loss, double weight) => weight == 1 ? loss : loss.Times(weight);
}
