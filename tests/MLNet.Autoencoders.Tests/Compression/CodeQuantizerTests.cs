using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Compression;

/// <summary>What is between encoder and decoder, without either.</summary>
public class CodeQuantizerTests
{
    private const int Rows = 20_000;

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    public void In_use_a_value_is_that_of_the_nearest_level(int bits)
    {
        using var scope = NewDisposeScope();
        var quantizer = Quantizer(bits, keepsZeros: false);
        Settle(quantizer, least: -0.3f, largest: 1.7f);
        double[] values = Draw(-1, 3);
        double[] rounded = Values(quantizer.Apply(Code(values), ForwardContext.Use));
        double step = 2.0 / ((1 << bits) - 1);
        Assert.All(values.Zip(rounded), v =>
        {
            double clipped = Math.Clamp(v.First, -0.3, 1.7);
            Assert.InRange(Math.Abs(v.Second - clipped), 0, (step / 2) + 1e-6);
            Assert.Equal(Math.Round((v.Second + 0.3) / step), (v.Second + 0.3) / step, 1e-2);
        });
        Assert.Equal((-0.3f, 1.7f), ((float)rounded.Min(), (float)rounded.Max()));
    }

    [Fact]
    public void In_training_noise_is_uniform_over_one_step_and_leaves_gradients_alone()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var quantizer = Quantizer(3, keepsZeros: false);
        double[] values = [0, 7, .. Draw(0, 7)];
        var code = Code(values).requires_grad_(true);
        var noisy = quantizer.Apply(code, ForwardContext.Training(generator));
        double[] noise = [.. Values(noisy).Zip(values, (n, v) => n - v)];
        Assert.All(noise, n => Assert.InRange(n, -0.5 - 1e-5, 0.5 + 1e-5));
        Assert.InRange(noise.Average(), -0.01, 0.01);
        Assert.InRange(noise.Average(n => n * n), 0.98 / 12, 1.02 / 12);
        noisy.sum().backward();
        Assert.All(Values(code.grad!), g => Assert.Equal(1, g));
        Assert.Equal(values, Values(quantizer.Apply(code, ForwardContext.Training())), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void The_range_widens_at_once_and_narrows_slowly()
    {
        using var scope = NewDisposeScope();
        var quantizer = Quantizer(2, keepsZeros: false);
        quantizer.Apply(Code([-4, 8]), ForwardContext.Training());
        Assert.Equal([-4, 8], Range());
        quantizer.Apply(Code([0, 4]), ForwardContext.Training());
        Assert.Equal([-3.96, 7.96], Range(), (a, b) => Math.Abs(a - b) < 1e-5);
        for (int i = 0; i < 2000; i++)
            quantizer.Apply(Code([1, 3]), ForwardContext.Training());
        Assert.Equal([1, 3], Range(), (a, b) => Math.Abs(a - b) < 1e-4);
        quantizer.Apply(Code([9]), ForwardContext.Use);
        Assert.Equal([1, 3], Range(), (a, b) => Math.Abs(a - b) < 1e-4);

        double[] Range() => [.. quantizer.Buffers.SelectMany(Values)];
    }

    [Theory]
    [InlineData(-1.37f, 2.2f, 3)]
    [InlineData(0f, 2.2f, 2)]
    [InlineData(0.5f, 0.9f, 4)]
    [InlineData(-0.001f, 1f, 2)]
    [InlineData(0f, 0f, 2)]
    public void Zeros_of_sparse_codes_are_neither_moved_nor_made(float least, float largest, int bits)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var quantizer = Quantizer(bits, keepsZeros: true);
        double[] values = [0, least, largest, 0];
        double[] noisy = Values(quantizer.Apply(Code(values), ForwardContext.Training(generator)));
        Assert.Equal((0, 0), (noisy[0], noisy[3]));
        Settle(quantizer, least, largest);
        double[] rounded = Values(quantizer.Apply(Code(values), ForwardContext.Use));
        Assert.Equal((0, 0), (rounded[0], rounded[3]));
        double step = (Math.Max(largest, 0) - Math.Min(least, 0)) / ((1 << bits) - 1);
        Assert.All(values.Zip(rounded), v => Assert.InRange(Math.Abs(v.First - v.Second), 0, (step / 2) + 1e-6));
    }

    [Fact]
    public void One_bit_is_rounded_at_a_half_whatever_the_codes_are()
    {
        using var scope = NewDisposeScope();
        var quantizer = Quantizer(1, keepsZeros: false);
        Settle(quantizer, 0.2f, 0.4f);
        double[] values = [0, 0.2, 0.49, 0.51, 0.7, 1];
        Assert.Equal([0, 0, 0, 1, 1, 1], Values(quantizer.Apply(Code(values), ForwardContext.Use)));
        using var generator = new Generator(3);
        Assert.Equal(values, Values(quantizer.Apply(Code(values), ForwardContext.Training(generator))), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void A_unit_that_never_varies_has_a_single_level()
    {
        using var scope = NewDisposeScope();
        var quantizer = Quantizer(4, keepsZeros: false);
        Settle(quantizer, 0.7f, 0.7f);
        Assert.All(Values(quantizer.Apply(Code([-3, 0.7, 12]), ForwardContext.Use)), v => Assert.Equal(0.7, v, 1e-6));
        var levels = quantizer.Describe(scale: null);
        Assert.Equal((0.7f, 0.7f), (levels.Minima[0], levels.Maxima[0]));
    }

    private static CodeQuantizer Quantizer(int bits, bool keepsZeros) => new(new Quantization { Bits = bits }, 1, keepsZeros, CPU);

    private static void Settle(CodeQuantizer quantizer, float least, float largest) =>
        quantizer.Settle(new FeatureStatistics([0], [1], [least], [largest]));

    private static double[] Draw(double least, double largest)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Rows).Select(_ => least + ((largest - least) * random.NextDouble()))];
    }

    private static Tensor Code(double[] values) => tensor(Array.ConvertAll(values, v => (float)v), values.Length, 1);

    private static double[] Values(Tensor code) => TensorValues.Values(code);
}
