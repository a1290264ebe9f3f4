namespace MLNet.Autoencoders;

/// <summary>The standard normal distribution N(0, I): each value of a code is independent, with mean 0 and variance 1.</summary>
public sealed record GaussianDistribution : CodeDistribution
{
    internal override void Validate(OptionFaults faults, string name, int? codingSize)
    {
    }
}
