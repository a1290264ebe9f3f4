using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders.Tests.Chains;

/// <summary>The states of a chain are corrupted as rows are in training.</summary>
public class StateCorruptionTests
{
    private const int Size = 40_000;

    private static readonly SamplingChain Chain = new()
    {
        Noise = [],
        InputTensorName = "x",
        ReconstructionTensorName = "r",
        Minima = [.. Enumerable.Repeat(-3f, Size)],
        Maxima = [.. Enumerable.Repeat(7f, Size)],
    };

    [Fact]
    public void Masking_sets_the_asked_for_part_to_zero_and_leaves_the_rest()
    {
        var state = Corrupt(Corruption.Masking(0.3));
        Assert.All(state, v => Assert.True(v is 0 or 1));
        AssertRate(0.3, state, 0);
    }

    [Fact]
    public void Salt_and_pepper_sets_features_to_their_least_or_largest_value_by_a_fair_coin()
    {
        var state = Corrupt(Corruption.SaltAndPepper(0.4));
        AssertRate(0.2, state, -3);
        AssertRate(0.2, state, 7);
        AssertRate(0.6, state, 1);
    }

    [Fact]
    public void Gaussian_noise_has_mean_zero_and_the_asked_for_deviation()
    {
        var state = Corrupt(Corruption.Gaussian(0.3));
        Assert.InRange(state.Average(v => v - 1.0), -0.0075, 0.0075);
        Assert.InRange(state.Average(v => (v - 1.0) * (v - 1.0)), 0.09 * 0.96, 0.09 * 1.04);
    }

    [Fact]
    public void Gaussian_noise_of_many_levels_draws_a_level_for_each_step_with_uniform_logarithms()
    {
        var random = new RandomStream(5, RandomPurpose.Chain, 0);
        double[] places = [.. Enumerable.Range(0, 2_000).Select(_ => Place(Corruption.Gaussian(0.1, 2), random)).Order()];
        Assert.All(Enumerable.Range(1, 9), i => Assert.InRange(places[i * places.Length / 10], (i / 10.0) - 0.04, (i / 10.0) + 0.04));

        // Where the level of a step lies between the logarithms of the least and the largest.
        static double Place(Corruption corruption, RandomStream random)
        {
            var state = new float[400];
            corruption.Apply(state, Chain, random);
            return Math.Log(Math.Sqrt(state.Average(v => (double)v * v)) / 0.1) / Math.Log(20);
        }
    }

    private static float[] Corrupt(Corruption corruption)
    {
        float[] state = [.. Enumerable.Repeat(1f, Size)];
        corruption.Apply(state, Chain, new RandomStream(5, RandomPurpose.Chain, 0));
        return state;
    }

    /// <summary>To five standard deviations.</summary>
    private static void AssertRate(double expected, float[] state, float value)
    {
        double tolerance = 5 * Math.Sqrt(expected * (1 - expected) / Size);
        Assert.InRange(state.Count(v => v == value) / (double)Size, expected - tolerance, expected + tolerance);
    }
}
