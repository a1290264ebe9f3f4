using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders;

/// <summary>The standard normal distribution N(0, I): each value of a code is independent, with mean 0 and variance 1.</summary>
public sealed record GaussianDistribution : CodeDistribution
{
    internal override void Validate(OptionFaults faults, string name, int? codingSize)
    {
    }

    internal override void Draw(RandomStream random, Span<float> code) => random.Normals(code);

    internal override double LogDensity(ReadOnlySpan<float> code) => StandardNormal(code);

    /// <summary>The logarithm of the standard normal density at a point.</summary>
    internal static double StandardNormal(ReadOnlySpan<float> point)
    {
        double squares = 0;
        foreach (double value in point)
            squares += value * value;
        return -0.5 * (squares + (point.Length * Math.Log(2 * Math.PI)));
    }
}
