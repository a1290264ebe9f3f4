using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders.Tests.Sampling;

/// <summary>Distributions of codes have the moments and densities that their documentation states.</summary>
public class CodeDistributionTests
{
    private const int Size = 3;

    private static readonly GaussianMixtureDistribution Petals = new() { Components = 5, Radius = 2, RadialDeviation = 0.4, TangentialDeviation = 0.2 };

    public static TheoryData<CodeDistribution, double[]> Variances => new()
    {
        { new GaussianDistribution(), [1, 1, 1] },
        { new UniformDistribution(), [1.0 / 3, 1.0 / 3, 1.0 / 3] },
        { new UniformDistribution { Bound = 2.5 }, [6.25 / 3, 6.25 / 3, 6.25 / 3] },
        { new GaussianMixtureDistribution(), [1.03, 1.03, 1] },
        { Petals, [2.1, 2.1, 1] },
    };

    [Theory]
    [MemberData(nameof(Variances))]
    public void Codes_have_a_mean_of_zero_and_the_variances_of_the_distribution(CodeDistribution distribution, double[] variances)
    {
        var codes = Draw(distribution, 50_000);
        for (int j = 0; j < Size; j++)
        {
            Assert.Equal(0, codes.Average(c => c[j]), 0.03);
            Assert.Equal(variances[j], codes.Average(c => c[j] * c[j]), 0.04);
            Assert.Equal(0, codes.Average(c => c[j] * c[(j + 1) % Size]), 0.03);
        }
    }

    [Fact]
    public void Components_are_equally_likely_petals()
    {
        var petals = Draw(Petals, 20_000).GroupBy(c => ((int)Math.Round(Math.Atan2(c[1], c[0]) / (2 * Math.PI / 5)) + 5) % 5).ToDictionary(g => g.Key, g => g.ToArray());
        Assert.Equal([0, 1, 2, 3, 4], petals.Keys.Order());
        foreach (var (k, codes) in petals)
        {
            Assert.InRange(codes.Length, 3_800, 4_200);
            var (sine, cosine) = Math.SinCos(2 * Math.PI * k / 5);
            double[] along = [.. codes.Select(c => (c[0] * cosine) + (c[1] * sine))], across = [.. codes.Select(c => (c[1] * cosine) - (c[0] * sine))];
            Assert.Equal(2, along.Average(), 0.03);
            Assert.Equal(0, across.Average(), 0.02);
            Assert.Equal(0.4, Math.Sqrt(along.Average(a => (a - 2) * (a - 2))), 0.02);
            Assert.Equal(0.2, Math.Sqrt(across.Average(a => a * a)), 0.01);
        }
    }

    [Fact]
    public void Uniform_values_stay_within_the_bound_and_fill_it()
    {
        var values = Draw(new UniformDistribution { Bound = 0.1 }, 5_000).SelectMany(c => c).ToArray();
        Assert.InRange(values.Min(), -0.1f, -0.0995f);
        Assert.InRange(values.Max(), 0.0995f, 0.1f);
        Assert.All(Enumerable.Range(0, 4), quarter => Assert.InRange(values.Count(v => (int)((v + 0.1f) * 20) == quarter), 3_500, 4_000));
    }

    public static TheoryData<CodeDistribution> Planar =>
    [
        new GaussianDistribution(), new UniformDistribution { Bound = 1.5 }, new GaussianMixtureDistribution(),
        new GaussianMixtureDistribution { Components = 3, Radius = 2.1, RadialDeviation = 0.3, TangentialDeviation = 0.7 },
    ];

    [Theory]
    [MemberData(nameof(Planar))]
    public void Densities_integrate_to_one_and_are_those_of_the_codes_that_are_drawn(CodeDistribution distribution)
    {
        const double Step = 0.025;
        double[] axis = [.. Enumerable.Range(0, 480).Select(k => -6 + ((k + 0.5) * Step))];
        double Integral(Func<float, float, double> value) =>
            axis.Sum(x => axis.Sum(y => value((float)x, (float)y) * Math.Exp(distribution.LogDensity([(float)x, (float)y])))) * Step * Step;

        Assert.Equal(1, Integral((_, _) => 1), 1e-3);
        // A function of the whole plane tells apart two distributions with the same variances.
        static double Wave(float x, float y) => Math.Sin((3 * x) + (2 * y)) + Math.Cos(4 * x * y);
        var codes = Enumerable.Range(0, 40_000).Select(i => Draw(distribution, i, 2)).ToArray();
        Assert.Equal(Integral(Wave), codes.Average(c => Wave(c[0], c[1])), 0.025);
    }

    [Fact]
    public void Outside_the_bound_the_uniform_density_is_zero()
    {
        Assert.Equal(double.NegativeInfinity, new UniformDistribution().LogDensity([0.5f, -1.01f]));
        Assert.Equal(-2 * Math.Log(2), new UniformDistribution().LogDensity([1, -1]), 1e-12);
    }

    /// <summary>The codes that seed 42 gives, which must not change in any later version.</summary>
    public static TheoryData<CodeDistribution, float[]> Golden => new()
    {
        { new GaussianDistribution(), [1.1722058f, -0.41843125f, -0.09087568f] },
        { new UniformDistribution { Bound = 2 }, [1.5177711f, -0.6487363f, -0.14481725f] },
        { new GaussianMixtureDistribution(), [0.385190278f, -1.2149018f, -0.279040605f] },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void What_a_seed_draws_never_changes(CodeDistribution distribution, float[] expected) => Assert.Equal(expected, Draw(distribution, 0, Size));

    private static float[][] Draw(CodeDistribution distribution, int count) => [.. Enumerable.Range(0, count).Select(i => Draw(distribution, i, Size))];

    private static float[] Draw(CodeDistribution distribution, int number, int size)
    {
        var code = new float[size];
        distribution.Draw(new RandomStream(42, RandomPurpose.Generation, number), code);
        return code;
    }
}
