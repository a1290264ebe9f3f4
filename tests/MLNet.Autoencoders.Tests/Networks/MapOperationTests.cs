using MLNet.Autoencoders.Tests.Support;
using TorchSharp;
using static MLNet.Autoencoders.Tests.Support.GradientCheck;
using static MLNet.Autoencoders.Tests.Support.TensorValues;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace MLNet.Autoencoders.Tests.Networks;

/// <summary>Operations on maps, [rows, channels, height, width]: their values from loops or by hand, their gradients from differences.</summary>
public class MapOperationTests
{
    /// <summary>The numbers 1 to 16 by rows.</summary>
    private static readonly double[] Square = [.. Enumerable.Range(1, 16).Select(i => (double)i)];

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void Convolutions_are_the_sums_over_their_windows(int stride, int padding)
    {
        using var scope = NewDisposeScope();
        var (input, weight, bias) = (Variable(2, 3, 6, 5), Variable(4, 3, 3, 2), Variable(4));
        var expected = MapLoops.Convolved(input, weight, bias, stride, padding);
        Tensor Operation(Tensor x, Tensor w, Tensor b) => conv2d(x, w, b, [stride, stride], [padding, padding]);
        var actual = Operation(input, weight, bias);
        Assert.Equal(expected.Shape, actual.shape);
        Assert.InRange(RelativeDifference(expected.Values, Values(actual)), 0, 1e-12);
        foreach (var variable in new[] { input, weight, bias }) Check(_ => Operation(input, weight, bias), variable);
        AssertSinglePrecisionAgrees(Operation, input, weight, bias);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 1, 1)]
    [InlineData(3, 1, 2)]
    public void Transposed_convolutions_spread_each_element_over_its_window(int stride, int padding, int outputPadding)
    {
        using var scope = NewDisposeScope();
        var (input, weight, bias) = (Variable(2, 4, 3, 4), Variable(4, 3, 5, 4), Variable(3));
        var expected = MapLoops.Spread(input, weight, bias, stride, padding, outputPadding);
        Tensor Operation(Tensor x, Tensor w, Tensor b) =>
            conv_transpose2d(x, w, b, [stride, stride], [padding, padding], [outputPadding, outputPadding]);
        var actual = Operation(input, weight, bias);
        Assert.Equal(expected.Shape, actual.shape);
        Assert.InRange(RelativeDifference(expected.Values, Values(actual)), 0, 1e-12);
        foreach (var variable in new[] { input, weight, bias }) Check(_ => Operation(input, weight, bias), variable);
        AssertSinglePrecisionAgrees(Operation, input, weight, bias);
    }

    [Fact]
    public void A_transposed_convolution_is_the_adjoint_of_the_convolution_with_the_same_weight()
    {
        using var scope = NewDisposeScope();
        var (x, weight) = (Variable(2, 3, 7, 7), Variable(4, 3, 3, 3));
        var there = conv2d(x, weight, strides: [2, 2], padding: [1, 1]);
        var y = Variable(there.shape);
        var back = conv_transpose2d(y, weight, strides: [2, 2], padding: [1, 1]);
        Assert.Equal(x.shape, back.shape);
        Assert.Equal((there * y).sum().item<double>(), (x * back).sum().item<double>(), 1e-12);
    }

    [Fact]
    public void Max_pooling_takes_the_largest_of_each_window_and_gives_its_gradient_to_it()
    {
        using var scope = NewDisposeScope();
        var square = Variable(Square, 1, 1, 4, 4);
        Assert.Equal([6, 8, 14, 16], Values(max_pool2d(square, 2)));
        Assert.Equal([6, 7, 8, 10, 11, 12, 14, 15, 16], Values(max_pool2d(square, [2, 2], [1, 1])));
        Assert.Equal([1, 3, 4, 9, 11, 12, 13, 15, 16], Values(max_pool2d(square, (2, 2), padding: (1, 1))));
        Check(x => max_pool2d(x, 2), Variable(2, 3, 4, 6));
        Check(x => max_pool2d(x, [3, 2], [1, 2], [1, 1]), Variable(2, 3, 4, 6));
    }

    [Fact]
    public void Max_pooling_says_where_in_each_map_the_largest_were()
    {
        using var scope = NewDisposeScope();
        var (values, places) = max_pool2d_with_indices(Variable([4, 1, 2, 3, 0, 9, 8, 7, 5, 6, 5, 7, 4, 3, 2, 1], 1, 2, 2, 4), [2, 2]);
        Assert.Equal([9, 8, 6, 7], Values(values));
        Assert.Equal([5, 6, 1, 3], Values(places));
        Assert.Equal(ScalarType.Int64, places.dtype);
        Check(x => max_pool2d_with_indices(x, [2, 2]).Item1, Variable(2, 3, 4, 6));
    }

    [Fact]
    public void Average_pooling_takes_the_mean_of_each_window_and_counts_its_padding_unless_told_not_to()
    {
        using var scope = NewDisposeScope();
        var square = Variable(Square, 1, 1, 4, 4);
        Assert.Equal([3.5, 5.5, 11.5, 13.5], Values(avg_pool2d(square, 2)));
        Assert.Equal([14, 22, 46, 54], Values(avg_pool2d(square, (2, 2), divisor_override: 1)));
        Assert.Equal([0.25, 1.25, 1, 3.5, 8.5, 5, 3.25, 7.25, 4], Values(avg_pool2d(square, [2, 2], [2, 2], [1, 1])));
        Assert.Equal([1, 2.5, 4, 7, 8.5, 10, 13, 14.5, 16], Values(avg_pool2d(square, [2, 2], [2, 2], [1, 1], count_include_pad: false)));
        Check(x => avg_pool2d(x, 2), Variable(2, 3, 4, 6));
        Check(x => avg_pool2d(x, [3, 2], [1, 2], [1, 1]), Variable(2, 3, 4, 6));
    }

    [Fact]
    public void Batch_normalisation_in_training_takes_the_statistics_of_each_channel_and_keeps_a_running_share_of_them()
    {
        using var scope = NewDisposeScope();
        const double Momentum = 0.3, Epsilon = 1e-3;
        var (input, weight, bias) = (Variable(3, 2, 2, 4), Variable(2), Variable([0.5, -2], 2));
        var (mean, variance) = (tensor(new double[] { 1, -1 }), tensor(new double[] { 4, 0.5 }));
        double[] output = Values(batch_norm(input, mean, variance, weight, bias, training: true, Momentum, Epsilon));
        foreach (int channel in new[] { 0, 1 })
        {
            double[] all = OfChannel(Values(input), channel);
            double center = all.Average(), spread = all.Average(v => (v - center) * (v - center));
            double[] expected = [.. all.Select(v => (Values(weight)[channel] * (v - center) / Math.Sqrt(spread + Epsilon)) + Values(bias)[channel])];
            Assert.InRange(RelativeDifference(expected, OfChannel(output, channel)), 0, 1e-12);
            Assert.Equal((0.7 * (channel == 0 ? 1 : -1)) + (0.3 * center), Values(mean)[channel], 1e-12);
            Assert.Equal((0.7 * (channel == 0 ? 4 : 0.5)) + (0.3 * spread * all.Length / (all.Length - 1)), Values(variance)[channel], 1e-12);
        }
        foreach (var variable in new[] { input, weight, bias })
            Check(_ => batch_norm(input, mean, variance, weight, bias, training: true, Momentum, Epsilon), variable);

        static double[] OfChannel(double[] maps, int channel) => [.. maps.Chunk(8).Where((_, i) => i % 2 == channel).SelectMany(m => m)];
    }

    [Fact]
    public void Batch_normalisation_out_of_training_takes_the_running_statistics_and_leaves_them()
    {
        using var scope = NewDisposeScope();
        var (input, weight, bias) = (Variable(3, 2), Variable([2, -3], 2), Variable([0.5, 1], 2));
        var (mean, variance) = (tensor(new[] { 0.5, -0.25 }), tensor(new[] { 4, 0.25 }));
        double[] expected = [.. Values(input).Select((v, i) => i % 2 == 0 ? ((v - 0.5) * 2 / Math.Sqrt(4 + 1e-5)) + 0.5 : ((v + 0.25) * -3 / Math.Sqrt(0.25 + 1e-5)) + 1)];
        Assert.InRange(RelativeDifference(expected, Values(batch_norm(input, mean, variance, weight, bias))), 0, 1e-12);
        Assert.Equal([0.5, -0.25], Values(mean));
        Assert.Equal([4, 0.25], Values(variance));
        foreach (var variable in new[] { input, weight, bias })
            Check(_ => batch_norm(input, mean, variance, weight, bias), variable);
    }

    [Fact]
    public void Upsampling_repeats_the_nearest_element()
    {
        using var scope = NewDisposeScope();
        var small = Variable([1, 2, 3, 4], 1, 1, 2, 2);
        double[] expected = [1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 3, 3, 3, 4, 4, 4];
        Assert.Equal(expected, Values(interpolate(small, size: [4, 6])));
        Assert.Equal(expected, Values(interpolate(small, scale_factor: [2, 3])));
        Assert.Equal(expected, Values(upsample_nearest2d(small, [4, 6])));
        Assert.Equal(expected, Values(upsample_nearest2d(small, scaleFactors: [2, 3])));
        Check(x => interpolate(x, scale_factor: [2, 3]), Variable(2, 3, 3, 2));
        Check(x => upsample_nearest2d(x, [5, 7]), Variable(2, 3, 3, 2));
    }

    [Fact]
    public void Padding_begins_with_the_last_dimension()
    {
        using var scope = NewDisposeScope();
        var small = Variable([1, 2, 3, 4], 1, 1, 2, 2);
        Assert.Equal([0, 1, 2, 0, 3, 4, 0, 0, 0], Values(pad(small, [1, 0, 0, 1])));
        Assert.Equal([7, 1, 2, 7, 3, 4, 7, 7, 7], Values(pad(small, [1, 0, 0, 1], PaddingModes.Constant, 7)));
        Assert.Equal([1, 1, 2, 3, 3, 4, 3, 3, 4], Values(pad(small, [1, 0, 0, 1], PaddingModes.Replicate)));
        Assert.Equal([2, 1, 2, 4, 3, 4, 2, 1, 2], Values(pad(small, [1, 0, 0, 1], PaddingModes.Reflect)));
        Assert.Equal([1, 2, 3, 4], Values(pad(pad(small, [0, 1, 2, 0]), [0, -1, -2, 0])));
        Check(x => pad(x, [1, 2, 0, 3], PaddingModes.Replicate), Variable(2, 3, 3, 2));
        Check(x => pad(x, [1, 2, 0, 3]), Variable(2, 3, 3, 2));
    }

    /// <summary>Training runs in single precision, whose convolutions may be other code.</summary>
    private static void AssertSinglePrecisionAgrees(Func<Tensor, Tensor, Tensor, Tensor> operation, params Tensor[] variables)
    {
        var expected = Run(ScalarType.Float64);
        foreach (var (e, a) in expected.Zip(Run(ScalarType.Float32))) Assert.InRange(RelativeDifference(e, a), 0, 1e-5);

        double[][] Run(ScalarType type)
        {
            Tensor[] of = [.. variables.Select(v => v.detach().to(type, copy: true).requires_grad_())];
            var output = operation(of[0], of[1], of[2]);
            (output * output).sum().backward();
            return [Values(output), .. of.Select(v => Values(v.grad!))];
        }
    }
}
