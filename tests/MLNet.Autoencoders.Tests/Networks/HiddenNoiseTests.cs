using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Networks;

/// <summary>Noise in a layer has the deviations asked for, before and after the activation, and is there when it should be.</summary>
public class HiddenNoiseTests
{
    private const int Units = 3, Rows = 40_000;

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0, 0.7)]
    [InlineData(0.5, 0.7)]
    public void Each_noise_has_its_deviation(double before, double after)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var noise = new HiddenNoise { BeforeActivation = before, AfterActivation = after };
        var outputs = TensorValues.Columns(Layer(Activation.Tanh).WithNoise(noise).Forward(zeros(Rows, Units), ForwardContext.Training(generator)));
        foreach (var values in outputs)
        {
            // E tanh²(σ ε) by the midpoint rule, and the variance of what is added behind it.
            double activation = Enumerable.Range(0, 2000).Select(i => -8 + ((i + 0.5) * 0.008))
                .Sum(e => Math.Pow(Math.Tanh(before * e), 2) * Math.Exp(-e * e / 2) / Math.Sqrt(2 * Math.PI) * 0.008);
            Assert.InRange(values.Average(v => v * v), ((after * after) + activation) * 0.95, ((after * after) + activation) * 1.05);
            Assert.InRange(values.Average(), -0.03, 0.03);
            if (after == 0)
                Assert.All(values, v => Assert.InRange(v, -1, 1));
        }
    }

    [Fact]
    public void It_is_drawn_anew_for_every_value()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var layer = Layer(Activation.Identity).WithNoise(new HiddenNoise { BeforeActivation = 2, AfterActivation = 2 });
        var values = TensorValues.Values(layer.Forward(zeros(50, Units), ForwardContext.Training(generator)));
        Assert.Equal(values.Length, values.Distinct().Count());
        Assert.NotEqual(values, TensorValues.Values(layer.Forward(zeros(50, Units), ForwardContext.Training(generator))));
    }

    [Fact]
    public void It_is_there_in_training_and_in_the_chain_but_not_in_use_and_in_validation()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var quiet = Layer(Activation.Sigmoid);
        var noisy = quiet.WithNoise(new HiddenNoise { BeforeActivation = 2, AfterActivation = 2 });
        var input = TensorValues.Matrix(Sample.Rows(5, Units));
        double[] expected = TensorValues.Values(quiet.Forward(input, ForwardContext.Use));
        Assert.Equal(expected, TensorValues.Values(noisy.Forward(input, ForwardContext.Use)));
        Assert.Equal(expected, TensorValues.Values(noisy.Forward(input, ForwardContext.Validation(generator))));
        Assert.NotEqual(expected, TensorValues.Values(noisy.Forward(input, ForwardContext.Training(generator))));
        Assert.NotEqual(expected, TensorValues.Values(noisy.Forward(input, ForwardContext.Chain(generator))));
    }

    [Fact]
    public void It_is_in_every_layer_of_the_encoder_and_in_none_of_the_decoder()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var network = FitParts.Build(new DenseArchitecture { CodingSize = 2, HiddenSizes = [4] }, 5);
        var noisy = network.WithNoise(new HiddenNoise { BeforeActivation = 2, AfterActivation = 2 });
        var input = TensorValues.Matrix(Sample.Rows(5, 5));
        var (one, other) = (network.Forward(input, ForwardContext.Training(generator)), noisy.Forward(input, ForwardContext.Training(generator)));
        Assert.NotEqual(TensorValues.Values(one.EncoderOutputs[0]), TensorValues.Values(other.EncoderOutputs[0]));
        // The code has noise of its own: it is not that of the noisy hidden values.
        var code = network.Encoder[1].Forward(other.EncoderOutputs[0], ForwardContext.Use);
        Assert.NotEqual(TensorValues.Values(code), TensorValues.Values(other.Code));
        Assert.Equal(TensorValues.Values(network.Decode(other.Code, ForwardContext.Use)), TensorValues.Values(other.Output));
        Assert.Equal(network.Parameters.Count(), noisy.Parameters.Count());
        Assert.All(network.Parameters.Zip(noisy.Parameters), p => Assert.Same(p.First, p.Second));
    }

    private static DenseLayer Layer(Activation activation)
    {
        using var generator = new Generator(1);
        return DenseLayer.Create(Units, Units, activation, WeightInitialization.Glorot, generator, ScalarType.Float32, CPU);
    }
}
