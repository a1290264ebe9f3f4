using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Sampling;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Priors;

/// <summary>What training draws from a distribution is what scoring draws from it.</summary>
public class CodeSamplerTests
{
    private const int Count = 40_000;

    public static TheoryData<CodeDistribution, int> Distributions => new()
    {
        { new GaussianDistribution(), 3 },
        { new GaussianDistribution(), 1 },
        { new UniformDistribution { Bound = 1.5 }, 3 },
        { new GaussianMixtureDistribution(), 2 },
        { new GaussianMixtureDistribution { Components = 3, Radius = 2.1, RadialDeviation = 0.3, TangentialDeviation = 0.7 }, 4 },
        { new GaussianMixtureDistribution { Components = 1, Radius = 1, RadialDeviation = 0.2, TangentialDeviation = 0.5 }, 2 },
    };

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Training_draws_from_the_distribution_that_scoring_draws_from(CodeDistribution distribution, int size)
    {
        double[][] training = Draw(distribution, size, ScalarType.Float64), scoring = [.. Enumerable.Range(0, Count).Select(i => Scored(distribution, size, i))];
        foreach (var moment in Moments(size))
            Assert.Equal(scoring.Average(moment), training.Average(moment), 0.06);
    }

    [Fact]
    public void Draws_have_the_type_of_the_codes_and_come_from_the_generator_alone()
    {
        double[][] one = Draw(new GaussianMixtureDistribution(), 3, ScalarType.Float32), same = Draw(new GaussianMixtureDistribution(), 3, ScalarType.Float32);
        Assert.Equal(one, same);
        Assert.NotEqual(one[0], one[1]);
    }

    /// <summary>Means, variances and covariances, and waves that tell distributions with the same variances apart.</summary>
    private static IEnumerable<Func<double[], double>> Moments(int size)
    {
        for (int i = 0; i < size; i++)
        {
            var (a, b) = (i, (i + 1) % size);
            yield return c => c[a];
            yield return c => c[a] * c[b];
            yield return c => c[a] * c[a];
            yield return c => Math.Sin((3 * c[a]) + (2 * c[b]));
            yield return c => Math.Cos(4 * c[a] * c[b]);
        }
    }

    private static double[][] Draw(CodeDistribution distribution, int size, ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var draws = CodeSampler.DrawLike(zeros(Count, size, type, CPU), distribution, generator);
        Assert.Equal(type, draws.dtype);
        return TensorValues.Rows(draws);
    }

    private static double[] Scored(CodeDistribution distribution, int size, int number)
    {
        var code = new float[size];
        distribution.Draw(new RandomStream(5, RandomPurpose.Generation, number), code);
        return Array.ConvertAll(code, c => (double)c);
    }
}
