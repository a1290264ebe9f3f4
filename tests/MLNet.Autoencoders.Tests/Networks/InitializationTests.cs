using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Networks;

/// <summary>The first weights against the moments of the published distributions.</summary>
public class InitializationTests
{
    private const int Inputs = 400;
    private const int Outputs = 250;

    [Theory]
    [InlineData(WeightInitialization.He, 2.0 / Inputs, 3)]
    [InlineData(WeightInitialization.LeCun, 1.0 / Inputs, 3)]
    [InlineData(WeightInitialization.Glorot, 2.0 / (Inputs + Outputs), 1.8)]
    public void Draws_have_the_published_mean_variance_and_shape(WeightInitialization initialization, double variance, double kurtosis)
    {
        double[] drawn = [.. Draw(initialization, Activation.Relu).Select(v => (double)v)];
        double measured = drawn.Average(v => v * v);
        Assert.Equal(Inputs * Outputs, drawn.Length);
        Assert.InRange(drawn.Average() / Math.Sqrt(variance), -0.016, 0.016);
        Assert.InRange(measured / variance, 0.975, 1.025);
        // 3 for the normal distribution, 1.8 for the uniform.
        Assert.InRange(drawn.Average(v => v * v * v * v) / (measured * measured), kurtosis - 0.1, kurtosis + 0.1);
    }

    [Fact]
    public void Glorot_draws_stay_within_their_bound_and_reach_for_it()
    {
        double bound = Math.Sqrt(6.0 / (Inputs + Outputs));
        float[] drawn = Draw(WeightInitialization.Glorot, Activation.Relu);
        Assert.InRange(drawn.Max(), 0.999 * bound, bound * 1.000001);
        Assert.InRange(drawn.Min(), -bound * 1.000001, -0.999 * bound);
    }

    [Theory]
    [InlineData(Activation.Identity, WeightInitialization.Glorot)]
    [InlineData(Activation.Sigmoid, WeightInitialization.Glorot)]
    [InlineData(Activation.Tanh, WeightInitialization.Glorot)]
    [InlineData(Activation.Relu, WeightInitialization.He)]
    [InlineData(Activation.LeakyRelu, WeightInitialization.He)]
    [InlineData(Activation.Elu, WeightInitialization.He)]
    [InlineData(Activation.Selu, WeightInitialization.LeCun)]
    [InlineData(Activation.Gelu, WeightInitialization.He)]
    [InlineData(Activation.Softplus, WeightInitialization.He)]
    [InlineData(Activation.Silu, WeightInitialization.He)]
    public void By_activation_chooses(Activation activation, WeightInitialization expected) =>
        Assert.Equal(Draw(expected, activation), Draw(WeightInitialization.ByActivation, activation));

    [Fact]
    public void A_network_starts_with_biases_of_zero_and_weights_for_each_layers_own_activation()
    {
        using var scope = NewDisposeScope();
        using var generator = new FitSeed(1).ForWeights();
        var network = NetworkBuilder.Build(new DenseArchitecture { CodingSize = 200, HiddenSizes = [300] }, Inputs, Activation.Identity, generator, CPU);
        Assert.All(network.Biases.SelectMany(TensorValues.Floats), b => Assert.Equal(0f, b));
        // ELU layers are He's, 2 / inputs; the code and the output are Glorot's, 2 / (inputs + outputs).
        double[] expected = [2.0 / Inputs, 2.0 / (300 + 200), 2.0 / 200, 2.0 / (300 + Inputs)];
        Assert.All(network.Weights.Zip(expected), w => Assert.InRange(TensorValues.Floats(w.First).Average(v => (double)v * v) / w.Second, 0.97, 1.03));
    }

    private static float[] Draw(WeightInitialization initialization, Activation activation)
    {
        using var generator = new FitSeed(11).ForWeights();
        using var drawn = InitialWeights.Draw(Inputs, Outputs, activation, initialization, generator, ScalarType.Float32);
        return TensorValues.Floats(drawn);
    }
}
