namespace MLNet.Autoencoders.Sampling;

/// <summary>
/// A stream of random numbers that depends only on a seed, a purpose and the stream's number. The numbers are the same on every
/// machine and in every version.
/// </summary>
/// <remarks>
/// <para>
/// Block b of the stream is <see cref="Philox"/> with the key (seed, purpose) and the counter (b, number), each of the latter as
/// two words, the lower first. A block gives two uniform numbers, from its first two and from its last two words: with the words
/// w and v, the lower first, k is the upper 52 bits of 2³² v + w, and the number is (k + ½) / 2⁵². A normal number is the
/// <see cref="NormalQuantile"/> of a uniform one.
/// </para>
/// <para>An instance belongs to one thread.</para>
/// </remarks>
internal sealed class RandomStream(int seed, RandomPurpose purpose, long number)
{
    private readonly (uint, uint) _key = ((uint)seed, (uint)purpose);
    private ulong _block;
    private double? _second;

    /// <summary>A number from the uniform distribution over (0, 1); neither end is ever drawn.</summary>
    public double NextUniform()
    {
        if (_second is { } second)
        {
            _second = null;
            return second;
        }
        var words = Philox.Words(((uint)_block, (uint)(_block >> 32), (uint)number, (uint)(number >> 32)), _key);
        _block++;
        _second = Uniform(words.X2, words.X3);
        return Uniform(words.X0, words.X1);
    }

    /// <summary>A number from the standard normal distribution.</summary>
    public double NextNormal() => NormalQuantile.Of(NextUniform());

    /// <summary>Fills an array with numbers from the standard normal distribution.</summary>
    public void Normals(Span<float> values)
    {
        foreach (ref float value in values)
            value = (float)NextNormal();
    }

    private static double Uniform(uint low, uint high) => (((((ulong)high << 32) | low) >> 12) + 0.5) * (1.0 / (1UL << 52));
}
