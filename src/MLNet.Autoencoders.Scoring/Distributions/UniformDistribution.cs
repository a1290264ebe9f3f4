namespace MLNet.Autoencoders;

/// <summary>The uniform distribution: each value of a code is independent and uniformly distributed within [−<see cref="Bound"/>, <see cref="Bound"/>].</summary>
public sealed record UniformDistribution : CodeDistribution
{
    /// <summary>The largest size of a value. Default 1; above 0.</summary>
    public double Bound { get; init; } = 1;

    internal override void Validate(OptionFaults faults, string name, int? codingSize) => faults.Above(Bound, 0, name + ".Bound");
}
