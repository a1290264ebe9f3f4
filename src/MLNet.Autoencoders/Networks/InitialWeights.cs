using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>Draws the initial weights, always on the CPU so that they are the same on every device.</summary>
internal static class InitialWeights
{
    /// <summary>The weights of a fully connected layer, [outputs, inputs].</summary>
    public static Tensor Draw(int inputs, int outputs, Activation activation, WeightInitialization initialization, Generator generator, ScalarType type) =>
        Draw([outputs, inputs], inputs, outputs, activation, initialization, generator, type);

    /// <param name="shape">The shape of the weights.</param>
    /// <param name="inputs">The number of values that an output depends on.</param>
    /// <param name="outputs">The number of values that depend on an input.</param>
    /// <param name="activation">The activation that follows.</param>
    /// <param name="initialization">The distribution.</param>
    /// <param name="generator">The generator to draw from.</param>
    /// <param name="type">The element type.</param>
    public static Tensor Draw(long[] shape, double inputs, double outputs, Activation activation, WeightInitialization initialization, Generator generator, ScalarType type)
    {
        using var scope = NewDisposeScope();
        return Draw(initialization).MoveToOuterDisposeScope();

        Tensor Draw(WeightInitialization chosen) => chosen switch
        {
            WeightInitialization.ByActivation => Draw(Suited(activation)),
            WeightInitialization.He => Normal(2.0 / inputs),
            WeightInitialization.Glorot => Uniform(Math.Sqrt(6.0 / (inputs + outputs))),
            WeightInitialization.LeCun => Normal(1.0 / inputs),
        };

        Tensor Normal(double variance) => randn(shape, type, CPU, generator: generator).Times(Math.Sqrt(variance));
        Tensor Uniform(double bound) => rand(shape, type, CPU, generator: generator).Times(2 * bound).Minus(bound);
    }

    private static WeightInitialization Suited(Activation activation) => activation switch
    {
        Activation.Identity or Activation.Sigmoid or Activation.Tanh => WeightInitialization.Glorot,
        Activation.Selu => WeightInitialization.LeCun,
        Activation.Relu or Activation.LeakyRelu or Activation.Elu or Activation.Gelu or Activation.Softplus or Activation.Silu => WeightInitialization.He,
    };
}
