using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Substitutes;

/// <summary>What TorchSharp draws with a generator, and its substitute has to draw too.</summary>
public class DrawingTests
{
    private const int Count = 20_000;

    [Fact]
    public void Integers_are_drawn_from_the_lower_bound_to_below_the_upper()
    {
        double[] values = Drawn(g => randint(2, 5, new long[] { Count }, generator: g));
        AssertShares([0, 0, 1 / 3.0, 1 / 3.0, 1 / 3.0], values);
        AssertShares([1 / 3.0, 1 / 3.0, 1 / 3.0], Drawn(g => randint(3, new long[] { Count }, generator: g)));
    }

    [Fact]
    public void Multinomial_draws_indices_in_proportion_to_the_weights()
    {
        using var weights = tensor(new[] { 1f, 0f, 3f, 4f });
        AssertShares([0.125, 0, 0.375, 0.5], Drawn(g => multinomial(weights, Count, replacement: true, g)));
        Assert.Equal([0, 2, 3], Drawn(g => multinomial(weights, 3, generator: g)).Order());
    }

    [Fact]
    public void Bernoulli_draws_ones_with_the_given_probability()
    {
        using var probabilities = full(Count, 0.3f);
        using var into = empty(Count);
        AssertShares([0.7, 0.3], Drawn(g => bernoulli(probabilities, g)));
        AssertShares([0.7, 0.3], Drawn(g => into.bernoulli_(probabilities, g).alias()));
        AssertShares([0.2, 0.8], Drawn(g => into.bernoulli_(0.8, g).alias()));
    }

    /// <summary>Twice from the same seed, which must give the same.</summary>
    private static double[] Drawn(Func<Generator, Tensor> draw)
    {
        double[] Once(ulong seed)
        {
            using var generator = new Generator(seed);
            using var drawn = draw(generator);
            return TensorValues.Values(drawn);
        }
        double[] values = Once(7);
        Assert.Equal(values, Once(7));
        return values;
    }

    private static void AssertShares(double[] expected, double[] values)
    {
        Assert.All(values, v => Assert.InRange(v, 0, expected.Length - 1));
        Assert.All(expected.Index(), e => Assert.InRange(values.Count(v => v == e.Index) / (double)values.Length, e.Item - 0.015, e.Item + 0.015));
    }
}
