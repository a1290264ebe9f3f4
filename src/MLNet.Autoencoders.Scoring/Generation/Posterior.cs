using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders.Generation;

/// <summary>The approximate posterior of a row's code, q(h|x) = N(μ, σ²).</summary>
internal sealed class Posterior(float[] means, float[] deviations)
{
    private readonly double _normalization = (0.5 * means.Length * Math.Log(2 * Math.PI)) + deviations.Sum(d => Math.Log(d));

    public void Draw(RandomStream random, Span<float> code)
    {
        for (int j = 0; j < code.Length; j++)
            code[j] = (float)(means[j] + (deviations[j] * random.NextNormal()));
    }

    /// <summary>log q(h|x).</summary>
    public double LogDensity(ReadOnlySpan<float> code)
    {
        double squares = 0;
        for (int j = 0; j < code.Length; j++)
        {
            double z = ((double)code[j] - means[j]) / deviations[j];
            squares += z * z;
        }
        return (-0.5 * squares) - _normalization;
    }
}
