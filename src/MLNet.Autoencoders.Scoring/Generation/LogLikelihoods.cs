using MLNet.Autoencoders.Sampling;
using MLNet.Autoencoders.Sessions;

namespace MLNet.Autoencoders.Generation;

/// <summary>
/// Importance sampling of log p(x) with the approximate posterior as the proposal: the logarithm of the mean of
/// p(x|h) p(h) / q(h|x) over codes h drawn from q(h|x) (Y. Burda et al., "Importance Weighted Autoencoders", 2016).
/// </summary>
/// <param name="request">From rows and codes, the reconstruction error.</param>
/// <param name="prior">p(h).</param>
/// <param name="decoderVariance">The variance of a Gaussian decoder, or <see langword="null"/> for a Bernoulli one.</param>
/// <param name="takesMissing">Whether rows may have missing values, for which the likelihood is that of the others.</param>
internal sealed class LogLikelihoods(ScoringRequest request, CodeDistribution prior, double? decoderVariance, bool takesMissing)
{
    /// <summary>Estimates log p(x) of each row from the same number of samples.</summary>
    /// <remarks>Pairs of a row and a code are scored batch by batch, so memory does not grow with the number of samples.</remarks>
    public float[] Estimate(IReadOnlyList<float[]> rows, Posterior[] posteriors, int samples, int seed)
    {
        var results = new float[rows.Count];
        long pairs = (long)rows.Count * samples;
        if (pairs == 0)
            return results;
        using var buffer = new ScoringBuffer(request, ScoringBuffer.RowsFor(request, pairs));
        var codeWeights = new double[buffer.Rows];
        var random = Stream(seed, 0);
        var likelihood = new LogMeanExp();
        for (long start = 0; start < pairs; start += buffer.Rows)
        {
            int count = (int)Math.Min(buffer.Rows, pairs - start);
            for (int i = 0; i < count; i++)
            {
                var (row, sample) = Math.DivRem(start + i, samples);
                if (sample == 0)
                    random = Stream(seed, row);
                rows[(int)row].CopyTo(buffer.Input(0, i));
                var code = buffer.Input(1, i);
                posteriors[row].Draw(random, code);
                codeWeights[i] = prior.LogDensity(code) - posteriors[row].LogDensity(code);
            }
            buffer.Run(count);
            for (int i = 0; i < count; i++)
            {
                var (row, sample) = Math.DivRem(start + i, samples);
                likelihood.Add(codeWeights[i] + LogDensity(buffer.Output(0, i)[0], rows[(int)row]));
                if (sample < samples - 1)
                    continue;
                results[row] = (float)likelihood.Value;
                likelihood = new LogMeanExp();
            }
        }
        return results;
    }

    private static RandomStream Stream(int seed, long row) => new(seed, RandomPurpose.LogLikelihood, row);

    /// <summary>log p(x|h) of the observed values of a row, given its reconstruction error.</summary>
    private double LogDensity(double error, float[] row)
    {
        int missing = takesMissing ? row.Count(float.IsNaN) : 0, observed = row.Length - missing;
        // The error of a row with gaps is scaled up to that of a whole one.
        double ofObserved = missing == 0 ? error : error * observed / row.Length;
        return decoderVariance is { } variance
            ? -(ofObserved / (2 * variance)) - (0.5 * observed * Math.Log(2 * Math.PI * variance))
            : -ofObserved;
    }
}
