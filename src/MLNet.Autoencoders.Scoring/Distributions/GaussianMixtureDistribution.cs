using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders;

/// <summary>
/// A mixture of Gaussians arranged like petals around the origin in the plane of a code's first two values (A. Makhzani et al.,
/// "Adversarial Autoencoders", 2015). The other values are independent of these and of each other and standard normal.
/// </summary>
/// <remarks>
/// All components are equally likely. Component k, counted from 0, lies in the direction u = (cos 2πk/n, sin 2πk/n), where n is
/// <see cref="Components"/>: its mean is <see cref="Radius"/> · u, its standard deviation is <see cref="RadialDeviation"/> along u and
/// <see cref="TangentialDeviation"/> across it. With the defaults, all values of a code have a mean of 0, and a variance of 1 or
/// (first two values) 1.03. Codes must have at least two values.
/// </remarks>
public sealed record GaussianMixtureDistribution : CodeDistribution
{
    /// <summary>The number of components. Default 10; at least 1.</summary>
    public int Components { get; init; } = 10;

    /// <summary>The distance of the components' means from the origin. Default 1.4; at least 0.</summary>
    public double Radius { get; init; } = 1.4;

    /// <summary>The standard deviation of a component along the line from the origin to its mean. Default 0.3; above 0.</summary>
    public double RadialDeviation { get; init; } = 0.3;

    /// <summary>The standard deviation of a component across that line. Default 0.1; above 0.</summary>
    public double TangentialDeviation { get; init; } = 0.1;

    internal override void Validate(OptionFaults faults, string name, int? codingSize)
    {
        faults.AtLeast(Components, 1, name + ".Components");
        faults.AtLeast(Radius, 0, name + ".Radius");
        faults.Above(RadialDeviation, 0, name + ".RadialDeviation");
        faults.Above(TangentialDeviation, 0, name + ".TangentialDeviation");
        if (codingSize < 2)
            faults.Add(name, $"GaussianMixtureDistribution for codes of {codingSize} value", "codes of at least 2 values");
    }

    internal override void Draw(RandomStream random, Span<float> code)
    {
        int component = (int)Math.Min(random.NextUniform() * Components, Components - 1);
        var (cosine, sine) = ExactMath.Turn(component, Components);
        double along = Radius + (RadialDeviation * random.NextNormal()), across = TangentialDeviation * random.NextNormal();
        code[0] = (float)((along * cosine) - (across * sine));
        code[1] = (float)((along * sine) + (across * cosine));
        random.Normals(code[2..]);
    }

    internal override double LogDensity(ReadOnlySpan<float> code)
    {
        var mixture = new LogMeanExp();
        for (int component = 0; component < Components; component++)
        {
            var (cosine, sine) = ExactMath.Turn(component, Components);
            double along = ((code[0] * cosine) + (code[1] * sine) - Radius) / RadialDeviation;
            double across = ((code[1] * cosine) - (code[0] * sine)) / TangentialDeviation;
            mixture.Add(-0.5 * ((along * along) + (across * across)));
        }
        return mixture.Value - Math.Log(2 * Math.PI * RadialDeviation * TangentialDeviation) + GaussianDistribution.StandardNormal(code[2..]);
    }
}
