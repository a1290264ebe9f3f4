namespace MLNet.Autoencoders.Tests.Support;

/// <summary>The activations in double precision, from their papers.</summary>
internal static class PublishedActivations
{
    public static double Apply(Activation activation, double x) => activation switch
    {
        Activation.Identity => x,
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Activation.Tanh => Math.Tanh(x),
        Activation.Relu => Math.Max(0, x),
        Activation.LeakyRelu => x >= 0 ? x : 0.01 * x,
        Activation.Elu => x >= 0 ? x : Math.Exp(x) - 1,
        Activation.Selu => 1.0507009873554805 * (x >= 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)),
        Activation.Gelu => x * Normal(x),
        Activation.Softplus => Math.Max(0, x) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
        Activation.Silu => x / (1 + Math.Exp(-x)),
    };

    /// <summary>The normal distribution function, by Simpson's rule over its density.</summary>
    private static double Normal(double x)
    {
        const int Steps = 2000;
        double h = x / Steps, sum = 0;
        for (int i = 0; i <= Steps; i++)
            sum += (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-(i * h) * (i * h) / 2);
        return 0.5 + (sum * h / 3 / Math.Sqrt(2 * Math.PI));
    }
}
