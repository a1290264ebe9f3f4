using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders.Chains;

/// <summary>The state of one sampling chain: a row in scaled units, and the chain's own stream of random numbers.</summary>
internal sealed class ChainState
{
    private readonly SamplingChain _chain;
    private readonly RandomStream _random;
    private readonly float[] _row;

    /// <param name="chain">The chain.</param>
    /// <param name="start">The row to start from, scaled; null to start from noise: each feature anywhere within its range over the training rows.</param>
    /// <param name="random">The chain's random numbers.</param>
    public ChainState(SamplingChain chain, float[]? start, RandomStream random)
    {
        _chain = chain;
        _random = random;
        _row = start is null ? Noise() : [.. start];
    }

    /// <summary>Gives the corrupted state, with which a step begins.</summary>
    public void Corrupt(Span<float> corrupted)
    {
        _row.CopyTo(corrupted);
        _chain.Corruption?.Apply(corrupted, _chain, _random);
    }

    /// <summary>Adds noise to what the network computed from it.</summary>
    public void AddNoise(ReadOnlySpan<float> values, double deviation, Span<float> noisy)
    {
        for (int i = 0; i < values.Length; i++)
            noisy[i] = (float)(values[i] + (deviation * _random.NextNormal()));
    }

    /// <summary>Draws the next state from the distribution of which the reconstruction is the mean.</summary>
    public void Advance(ReadOnlySpan<float> reconstruction)
    {
        for (int i = 0; i < _row.Length; i++)
        {
            _row[i] = _chain.Deviations is { } deviations
                ? (float)(reconstruction[i] + (deviations[i] * _random.NextNormal()))
                : _random.NextUniform() < reconstruction[i] ? 1 : 0;
        }
    }

    private float[] Noise()
    {
        var row = new float[_chain.Minima.Count];
        for (int i = 0; i < row.Length; i++)
            row[i] = (float)(_chain.Minima[i] + (_random.NextUniform() * ((double)_chain.Maxima[i] - _chain.Minima[i])));
        return row;
    }
}
