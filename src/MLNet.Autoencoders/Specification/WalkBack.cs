namespace MLNet.Autoencoders;

/// <summary>
/// Walk-back training (Y. Bengio et al., "Generalized Denoising Auto-Encoders as Generative Models", 2013): each batch starts the
/// chain from which rows are generated, and the network learns to walk back to the batch from wherever the chain has gone.
/// </summary>
/// <remarks>
/// A step of the chain corrupts its row, encodes it with <see cref="HiddenNoise"/>, decodes it, and samples the next row around the
/// reconstruction: under binary cross-entropy each feature is 1 with the probability that was reconstructed, and 0 otherwise; under
/// squared error it is normal around the reconstruction, with the variance of the batch's own residuals. Every reconstruction is
/// compared with the row that the chain started from. The losses of all steps are averaged, so that losses do not grow with their
/// number. Gradients do not flow from one step to the one before.
/// </remarks>
public sealed record WalkBack
{
    internal const int DefaultSteps = 2;

    /// <summary>The number of steps for each batch; each takes the time of an ordinary training step. Default 2; at least 1: only the first, as without walk-back.</summary>
    public int Steps { get; init; } = DefaultSteps;

    internal void Validate(OptionFaults faults, string name) => faults.AtLeast(Steps, 1, name + ".Steps");
}
