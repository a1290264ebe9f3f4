namespace MLNet.Autoencoders;

/// <summary>
/// A code that is random: the encoder gives the mean μ and the variance σ² of a normal distribution of each value of the code,
/// training draws the code from it, and the Kullback-Leibler divergence keeps it close to N(0, I) (D. Kingma, M. Welling,
/// "Auto-Encoding Variational Bayes", 2014). At inference the code is μ.
/// </summary>
/// <remarks>
/// <para>
/// A second head beside the code layer gives γ = log σ², within [−20, 20]; its weights start at 0, and so σ at 1. With
/// ε ~ N(0, I), the code is h = μ + exp(γ/2) ε, and training minimises L + w · ½ Σ (exp γ + μ² − 1 − γ), where L is the
/// reconstruction loss. The loss of held-out rows includes both parts, with the same ε in each epoch.
/// </para>
/// <para>
/// Under <see cref="ReconstructionLoss.BinaryCrossEntropy"/>, the decoder gives the probabilities of Bernoulli variables, L is
/// −log p(x|h), and w is <see cref="Beta"/>. Under <see cref="ReconstructionLoss.SquaredError"/>, it gives the means of normal
/// variables with the variance v = <see cref="DecoderVariance"/>, L is 2v times −log p(x|h) up to a constant, and w is
/// 2v · <see cref="Beta"/>. In both cases, the loss is in proportion to the negative evidence lower bound if β is 1. The part
/// "kullbackLeibler" of <see cref="EpochRecord.Parts"/> includes w.
/// </para>
/// <para>
/// Sparsity constraints that keep some values (<see cref="KSparsity"/>, <see cref="WinnerTakeAll"/>) act on μ; penalties act on h.
/// Layer-wise pretraining trains the layer that gives μ as if it gave the code itself.
/// </para>
/// </remarks>
public sealed record VariationalPrior : Prior
{
    internal const double DefaultBeta = 1;

    /// <summary>
    /// β, the weight of the divergence: above 1, values of the code become more independent and rows are reconstructed less well
    /// (I. Higgins et al., "β-VAE", 2017). Default 1; above 0.
    /// </summary>
    public double Beta { get; init; } = DefaultBeta;

    /// <summary>
    /// The number n of epochs at the beginning in which the divergence has a smaller weight, β · e / (n + 1) in epoch e, so that
    /// the code is not ignored before the decoder has learned to use it. Held-out rows are always measured with β. Default 0; at
    /// least 0.
    /// </summary>
    public int WarmUpEpochs { get; init; }

    /// <summary>
    /// The variance of each feature around its reconstruction under <see cref="ReconstructionLoss.SquaredError"/>, in the units of
    /// the scaled inputs. A smaller variance makes reconstructions more exact and generated rows less plausible. Default 0.5, for
    /// which the squared error is −log p(x|h) up to a constant; above 0. It has no effect under
    /// <see cref="ReconstructionLoss.BinaryCrossEntropy"/>.
    /// </summary>
    public double DecoderVariance { get; init; } = 0.5;

    internal override CodeDistribution CodeDistribution { get; } = new GaussianDistribution();

    /// <summary>β in an epoch of training, counted from 1.</summary>
    internal double BetaIn(int epoch) => Beta * Math.Min(1, epoch / (WarmUpEpochs + 1.0));

    internal override void Validate(OptionFaults faults, string name, EncoderLayer layer)
    {
        faults.Above(Beta, 0, name + ".Beta");
        faults.AtLeast(WarmUpEpochs, 0, name + ".WarmUpEpochs");
        faults.Above(DecoderVariance, 0, name + ".DecoderVariance");
    }
}
