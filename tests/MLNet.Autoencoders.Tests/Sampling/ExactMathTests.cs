using MLNet.Autoencoders.Sampling;

namespace MLNet.Autoencoders.Tests.Sampling;

/// <summary>Functions of exact operations agree with those of the C library but for the last bits.</summary>
public class ExactMathTests
{
    [Fact]
    public void Logarithms_are_right_to_the_last_bits()
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            double x = Math.ScaleB(1 + random.NextDouble(), random.Next(-60, 20));
            AssertClose(Math.Log(x), ExactMath.Log(x));
        }
        Assert.Equal(0, ExactMath.Log(1));
    }

    [Fact]
    public void Powers_of_e_are_right_to_the_last_bits()
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            double x = ((2 * random.NextDouble()) - 1) * (i % 2 == 0 ? 3 : 700);
            AssertClose(Math.Exp(x), ExactMath.Exp(x));
        }
        Assert.Equal(1, ExactMath.Exp(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(1000)]
    public void Turns_are_right_to_the_last_bits(int whole)
    {
        for (int part = 0; part < whole; part++)
        {
            var (cosine, sine) = ExactMath.Turn(part, whole);
            var (expectedSine, expectedCosine) = Math.SinCos(2 * Math.PI * part / whole);
            Assert.InRange(cosine, expectedCosine - 1e-15, expectedCosine + 1e-15);
            Assert.InRange(sine, expectedSine - 1e-15, expectedSine + 1e-15);
        }
    }

    [Fact]
    public void Turns_may_have_as_many_parts_as_there_are_integers() =>
        Assert.Equal((1.0, -2 * Math.PI / int.MaxValue), ExactMath.Turn(int.MaxValue - 1, int.MaxValue));

    [Fact]
    public void The_logarithm_of_a_mean_is_right_where_the_numbers_themselves_are_not_representable()
    {
        var mean = new LogMeanExp();
        foreach (double logarithm in new[] { -2000, double.NegativeInfinity, -1999, -2001.5, -3000 })
            mean.Add(logarithm);
        Assert.Equal(-1999 + Math.Log((Math.Exp(-1) + 1 + Math.Exp(-2.5)) / 5), mean.Value, 1e-12);
    }

    [Fact]
    public void The_logarithm_of_a_mean_of_nothing_but_zeros_is_minus_infinity_and_what_is_no_number_stays_so()
    {
        var zeros = new LogMeanExp();
        zeros.Add(double.NegativeInfinity);
        zeros.Add(double.NegativeInfinity);
        Assert.Equal(double.NegativeInfinity, zeros.Value);
        var nothing = new LogMeanExp();
        foreach (double logarithm in new[] { -1, double.NaN, 0, 3 })
            nothing.Add(logarithm);
        Assert.Equal(double.NaN, nothing.Value);
    }

    private static void AssertClose(double expected, double actual) =>
        Assert.InRange(actual - expected, -4e-16 * Math.Abs(expected), 4e-16 * Math.Abs(expected));
}
