using MLNet.Autoencoders.Chains;
using MLNet.Autoencoders.Generation;
using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders;

// Generating rows, and what depends on random codes.
public sealed partial class AutoencoderTransformer
{
    /// <summary>
    /// Generates new rows, each independent of the others: draws codes from <see cref="AutoencoderDescription.Prior"/> and decodes
    /// them or, without a prior, takes one row from each of many chains, as <see cref="GenerateChain"/> does with its defaults.
    /// </summary>
    /// <param name="count">The number of rows; at least 0.</param>
    /// <param name="seed">The seed. The same seed gives the same codes on every machine and in every later version.</param>
    /// <returns>The rows: <see cref="AutoencoderDescription.InputSize"/> values each, in the units of the input. The first rows do not depend on how many follow.</returns>
    /// <remarks>
    /// Rows are what <see cref="Decode(IReadOnlyList{float[]})"/> gives: the means of the decoder's distribution, such as the
    /// probability of each feature under binary cross-entropy. The random numbers are those of Philox4x32-10 (J. Salmon et al., 2011), with
    /// a stream of their own for each row; normal numbers are computed from them by algorithm AS 241 (M. Wichura, 1988).
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The autoencoder was trained without a prior, corruption and hidden noise. The message says which kinds can generate rows.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] Generate(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (Description is { Prior: null, Chain: { } chain })
            return new ChainSampling(_sessions, Description, chain).TakeFromEach(count, seed, DefaultBurnIn);
        var prior = Description.Prior ?? throw new InvalidOperationException(
            "This autoencoder cannot generate rows: it was trained without a prior, so its codes follow no known distribution, and without noise from which "
            + "a chain could be run. Variational and adversarial autoencoders, generative stochastic networks and denoising autoencoders can.");
        var codes = new float[count][];
        for (int i = 0; i < count; i++)
            prior.Draw(new RandomStream(seed, RandomPurpose.Generation, i), codes[i] = new float[Description.CodingSize]);
        return Decode(codes);
    }

    /// <summary>Interpolates between two rows: encodes both, and decodes codes on the way from one code to the other.</summary>
    /// <param name="from">The row to start from, <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <param name="to">The row to end at, <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <param name="steps">
    /// The number of rows to return, both ends included; at least 2. Row k, counted from 0, is at k / (<paramref name="steps"/> − 1) of the way.
    /// </param>
    /// <param name="method">The way from one code to the other; a straight line by default.</param>
    /// <returns>The rows, in the units of the input. The first and the last are the reconstructions of <paramref name="from"/> and <paramref name="to"/>.</returns>
    /// <exception cref="ArgumentException">A row has a different number of values.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is less than 2, or <paramref name="method"/> is not defined.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] Interpolate(float[] from, float[] to, int steps, Interpolation method = Interpolation.Linear)
    {
        CheckSize(from, nameof(from));
        CheckSize(to, nameof(to));
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        if (!Enum.IsDefined(method))
            throw new ArgumentOutOfRangeException(nameof(method), method, $"Expected one of {string.Join(", ", Enum.GetNames<Interpolation>())}.");
        var codes = Encode([from, to]);
        return Decode(CodeInterpolation.Between(codes[0], codes[1], steps, method));
    }

    /// <summary>Reconstructs rows from codes drawn at random from the approximate posterior N(μ, σ²) of each row's code, rather than from its mean μ.</summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <param name="seed">The seed. The same seed draws the same random numbers on every machine and in every later version; each row has its own.</param>
    /// <returns>The reconstruction of each row, in the units of the input.</returns>
    /// <exception cref="ArgumentException">A row has a different number of values. The message gives the row's index.</exception>
    /// <exception cref="InvalidOperationException">The autoencoder's codes are not random. The message says which kinds' codes are.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[][] Reconstruct(IReadOnlyList<float[]> rows, int seed)
    {
        var posteriors = Posteriors(rows, "reconstruct rows from random codes");
        var codes = new float[posteriors.Length][];
        for (int i = 0; i < codes.Length; i++)
            posteriors[i].Draw(new RandomStream(seed, RandomPurpose.Reconstruction, i), codes[i] = new float[Description.CodingSize]);
        return Decode(codes);
    }

    /// <summary>
    /// Estimates the log-likelihood log p(x) of rows by importance sampling with the approximate posterior of their codes as the
    /// proposal (Y. Burda et al., "Importance Weighted Autoencoders", 2016).
    /// </summary>
    /// <param name="rows">Rows of <see cref="AutoencoderDescription.InputSize"/> values.</param>
    /// <param name="seed">The seed. The same seed draws the same random numbers on every machine and in every later version; each row has its own.</param>
    /// <param name="samples">
    /// The number of codes drawn for each row. Default 200; at least 1. The estimate is a lower bound in expectation, which rises
    /// towards log p(x) with the number of samples. Each is a run of the decoder.
    /// </param>
    /// <returns>
    /// The log-likelihood of each row, in nats: with a Bernoulli decoder, for rows of 0 and 1, the logarithm of a probability; with
    /// a Gaussian decoder, the logarithm of a density, in the units of the scaled inputs.
    /// </returns>
    /// <exception cref="ArgumentException">A row has a different number of values. The message gives the row's index.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The autoencoder does not define a likelihood. The message says which kinds do.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public float[] EstimateLogLikelihood(IReadOnlyList<float[]> rows, int seed, int samples = 200)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        var posteriors = Posteriors(rows, "estimate log-likelihoods");
        var d = Description;
        var request = _sessions.Open([d.InputColumnName, d.CodesTensorName], [d.ReconstructionErrorTensorName]);
        return new LogLikelihoods(request, d.Prior!, d.DecoderVariance, d.ImputedTensorName is not null).Estimate(rows, posteriors, samples, seed);
    }

    private Posterior[] Posteriors(IReadOnlyList<float[]> rows, string purpose)
    {
        if (Description is not { Prior: not null, CodeDeviationTensorName: { } deviations })
        {
            throw new InvalidOperationException(
                $"This autoencoder cannot {purpose}: {(Description.Prior is null ? "it was trained without a prior, and " : "")}"
                + "a row has one code rather than a distribution of codes. Variational autoencoders can.");
        }
        var results = Run(rows, Description.InputColumnName, [Description.CodesTensorName, deviations]);
        return [.. results[0].Zip(results[1], (means, deviation) => new Posterior(means, deviation))];
    }

    private void CheckSize(float[] row, string parameter)
    {
        ArgumentNullException.ThrowIfNull(row, parameter);
        if (row.Length != Description.InputSize)
            throw new ArgumentException($"The row has {row.Length} values; expected {Description.InputSize}.", parameter);
    }
}
