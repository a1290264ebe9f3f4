using MLNet.Autoencoders.Chains;

namespace MLNet.Autoencoders;

// Generating rows by a Markov chain.
public sealed partial class AutoencoderTransformer
{
    private const int DefaultBurnIn = 100;

    /// <summary>Generates new rows by one Markov chain: <see cref="AutoencoderDescription.Chain"/>.</summary>
    /// <param name="count">The number of rows; at least 0.</param>
    /// <param name="seed">The seed. The same seed draws the same random numbers on every machine and in every later version.</param>
    /// <param name="burnIn">The number of steps before the first row may be taken, in which the chain forgets where it started. Default 100; at least 0.</param>
    /// <param name="thinning">The number of steps from one row to the next, after the burn-in. Default 1: every step gives a row; at least 1.</param>
    /// <param name="start">
    /// The row to start from, <see cref="AutoencoderDescription.InputSize"/> values. Default <see langword="null"/>: noise, in which each
    /// feature is uniformly distributed between its minimum and its maximum over the training rows.
    /// </param>
    /// <returns>
    /// The rows in the order of the chain: <see cref="AutoencoderDescription.InputSize"/> values each, in the units of the input. They
    /// are the reconstructions of steps <paramref name="burnIn"/> + <paramref name="thinning"/>, <paramref name="burnIn"/> + 2
    /// <paramref name="thinning"/> and so on: the means of the distributions from which the chain draws its states, such as the
    /// probability of each feature under binary cross-entropy.
    /// </returns>
    /// <remarks>
    /// Neighbouring rows of a chain resemble each other. <see cref="GenerateChain"/> shows how the chain walks from row to row.
    /// The network's own results differ in their last digits between machines. Now and then this turns a random choice of
    /// the chain, such as that between 0 and 1 for a feature, and from then on the rows differ too.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="start"/> has a different number of values.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> or <paramref name="burnIn"/> is negative, or <paramref name="thinning"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The autoencoder was trained without corruption and hidden noise. The message says which kinds have a chain.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] GenerateChain(int count, int seed, int burnIn = DefaultBurnIn, int thinning = 1, float[]? start = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(burnIn);
        ArgumentOutOfRangeException.ThrowIfLessThan(thinning, 1);
        if (start is not null && start.Length != Description.InputSize)
            throw new ArgumentException($"The row has {start.Length} values; expected {Description.InputSize}.", nameof(start));
        var chain = Description.Chain ?? throw new InvalidOperationException(
            "This autoencoder cannot generate rows by a chain: it was trained without corruption and hidden noise. "
            + "Denoising autoencoders and generative stochastic networks can.");
        return new ChainSampling(_sessions, Description, chain).Take(count, seed, burnIn, thinning, start);
    }
}
