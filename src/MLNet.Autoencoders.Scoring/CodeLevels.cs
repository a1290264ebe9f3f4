namespace MLNet.Autoencoders;

/// <summary>
/// The levels of quantised codes: each value of a code is one of 2ᵇ numbers that are evenly spaced between the least and the largest level of
/// its unit. They are in the units of the codes that <see cref="AutoencoderTransformer.Encode(IReadOnlyList{float[]})"/> gives.
/// </summary>
public sealed record CodeLevels
{
    private const int MostBits = 16;

    /// <summary>b, the number of bits of each value, from 1 to 16.</summary>
    public required int Bits { get; init; }

    /// <summary>The least level of each unit.</summary>
    public required IReadOnlyList<float> Minima { get; init => field = ValueList<float>.Of(value)!; }

    /// <summary>The largest level of each unit; equal to the least for a unit that was constant over the training rows.</summary>
    public required IReadOnlyList<float> Maxima { get; init => field = ValueList<float>.Of(value)!; }

    /// <summary>The number of steps from the least level to the largest.</summary>
    private int Steps => (1 << Bits) - 1;

    /// <summary>The index of the level that is nearest to a value, from 0 on.</summary>
    internal int IndexOf(float value, int unit)
    {
        double range = (double)Maxima[unit] - Minima[unit];
        return range > 0 ? (int)Math.Clamp(Math.Round((value - (double)Minima[unit]) / range * Steps), 0, Steps) : 0;
    }

    /// <summary>The level with an index.</summary>
    internal float Level(int index, int unit) => (float)(Minima[unit] + (((double)Maxima[unit] - Minima[unit]) * index / Steps));

    /// <summary>Finds what cannot have been written by this library; null if there is nothing.</summary>
    /// <param name="codingSize">The number of values in a code.</param>
    internal string? Fault(int codingSize) =>
        Bits is < 1 or > MostBits ? $"its codes have {Bits} bits."
        : Minima.Count != codingSize || Maxima.Count != codingSize ? $"the levels of its codes are not for codes of {codingSize} values."
        : Minima.Zip(Maxima).Any(range => !(range.First <= range.Second) || !float.IsFinite(range.First) || !float.IsFinite(range.Second)) ? "the levels of its codes are impossible."
        : null;
}
