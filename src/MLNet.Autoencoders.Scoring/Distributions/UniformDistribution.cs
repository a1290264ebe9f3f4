using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders;

/// <summary>The uniform distribution: each value of a code is independent and uniformly distributed within [−<see cref="Bound"/>, <see cref="Bound"/>].</summary>
public sealed record UniformDistribution : CodeDistribution
{
    /// <summary>The largest size of a value. Default 1; above 0.</summary>
    public double Bound { get; init; } = 1;

    internal override void Validate(OptionFaults faults, string name, int? codingSize) => faults.Above(Bound, 0, name + ".Bound");

    internal override void Draw(RandomStream random, Span<float> code)
    {
        foreach (ref float value in code)
            value = (float)(((2 * random.NextUniform()) - 1) * Bound);
    }

    internal override double LogDensity(ReadOnlySpan<float> code)
    {
        foreach (float value in code)
        {
            if (Math.Abs(value) > (float)Bound)
                return double.NegativeInfinity;
        }
        return -code.Length * Math.Log(2 * Bound);
    }
}
