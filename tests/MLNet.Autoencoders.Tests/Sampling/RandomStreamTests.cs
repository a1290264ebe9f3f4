using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders.Tests.Sampling;

/// <summary>What a seed gives is the same everywhere and for ever.</summary>
public class RandomStreamTests
{
    /// <summary>The numbers of an implementation of the documented algorithm in another language.</summary>
    public static TheoryData<int, long, double[], double[]> Golden => new()
    {
        {
            42, 0,
            [0.8794427741284193, 0.33781591925760435, 0.46379568743842914, 0.39010683448723926, 0.01400582199922018],
            [1.1722057716367906, -0.4184312554288173, -0.0908756798593641, -0.2790405979520463, -2.197123264694731]
        },
        {
            -7, (5L << 32) + 3,
            [0.7660950612159684, 0.8609047379714029, 0.3111228347990115, 0.6929718311428522, 0.42726862895614104],
            [0.7260471316754178, 1.0843931399749944, -0.4926701539637191, 0.5042918016866699, -0.18333234361824874]
        },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void The_numbers_of_a_stream_never_change(int seed, long number, double[] uniforms, double[] normals)
    {
        var stream = new RandomStream(seed, RandomPurpose.Generation, number);
        foreach (double expected in uniforms)
            Assert.Equal(expected, stream.NextUniform());
        stream = new RandomStream(seed, RandomPurpose.Generation, number);
        foreach (double expected in normals)
            Assert.Equal(expected, stream.NextNormal());
    }

    [Fact]
    public void Seeds_purposes_and_numbers_give_different_streams()
    {
        var first = new HashSet<double>();
        int streams = 0;
        foreach (int seed in new[] { 0, 1, -1, int.MinValue, int.MaxValue })
        {
            foreach (var purpose in Enum.GetValues<RandomPurpose>())
            {
                foreach (long number in new[] { 0, 1, 2, 1L << 32, long.MaxValue })
                {
                    first.Add(new RandomStream(seed, purpose, number).NextUniform());
                    streams++;
                }
            }
        }
        Assert.Equal(streams, first.Count);
    }

    [Fact]
    public void Uniform_numbers_have_the_moments_of_the_uniform_distribution()
    {
        var stream = new RandomStream(3, RandomPurpose.Generation, 0);
        var numbers = Enumerable.Range(0, 100_000).Select(_ => stream.NextUniform()).ToArray();
        Assert.All(numbers, u => Assert.True(u is > 0 and < 1));
        Assert.Equal(1.0 / 2, numbers.Average(), 0.003);
        Assert.Equal(1.0 / 3, numbers.Average(u => u * u), 0.003);
        Assert.Equal(0, numbers.Zip(numbers.Skip(1), (u, v) => (u - 0.5) * (v - 0.5)).Average(), 0.002);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_normal_distribution()
    {
        var stream = new RandomStream(3, RandomPurpose.Generation, 0);
        var numbers = new float[200_000];
        stream.Normals(numbers);
        foreach (var (power, moment, tolerance) in new[] { (1, 0.0, 0.01), (2, 1, 0.015), (3, 0, 0.04), (4, 3, 0.1), (6, 15, 1.3) })
            Assert.Equal(moment, numbers.Average(x => Math.Pow(x, power)), tolerance);
        // The share beyond 1, 2 and 3 standard deviations.
        foreach (var (bound, share) in new[] { (1, 0.317311), (2, 0.0455), (3, 0.0027) })
            Assert.Equal(share, numbers.Average(x => Math.Abs(x) > bound ? 1.0 : 0), 5 * Math.Sqrt(share / numbers.Length));
    }
}
