using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders.Tests.Sampling;

/// <summary>Quantiles of the normal distribution, against values computed with 50 digits.</summary>
public class NormalQuantileTests
{
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.5000001, 2.506628273311648e-07)]
    [InlineData(0.6, 0.2533471031357997)]
    [InlineData(0.75, 0.6744897501960817)]
    [InlineData(0.92, 1.4050715603096329)]
    [InlineData(0.93, 1.475791028179171)]
    [InlineData(0.975, 1.9599639845400538)]
    [InlineData(0.99, 2.3263478740408408)]
    [InlineData(0.999, 3.090232306167813)]
    [InlineData(0.9999, 3.7190164854557084)]
    [InlineData(1e-7, -5.1993375821928165)]
    [InlineData(1e-10, -6.361340902404057)]
    [InlineData(1e-12, -7.034483825301132)]
    [InlineData(1e-14, -7.650628092935269)]
    public void They_are_the_published_ones(double probability, double expected) =>
        Assert.InRange(NormalQuantile.Of(probability) - expected, -1e-15 * (1 + Math.Abs(expected)), 1e-15 * (1 + Math.Abs(expected)));

    [Fact]
    public void The_smallest_and_the_largest_number_that_a_stream_draws_are_finite_and_opposite()
    {
        double least = 0.5 / (1UL << 52);
        Assert.InRange(NormalQuantile.Of(least), -8.3, -8.1);
        Assert.Equal(-NormalQuantile.Of(least), NormalQuantile.Of(1 - least));
    }

    [Fact]
    public void They_rise_with_the_probability()
    {
        double[] quantiles = [.. Enumerable.Range(1, 9_999).Select(k => NormalQuantile.Of(k / 10_000.0))];
        Assert.All(quantiles.Zip(quantiles.Skip(1)), pair => Assert.True(pair.First < pair.Second));
    }
}
