using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>An activation with the <see cref="HiddenNoise"/> around it.</summary>
internal static class NoisyActivation
{
    public static Tensor Apply(Activation activation, Tensor x, HiddenNoise? noise, ForwardContext context)
    {
        if (noise is null || !context.HasHiddenNoise)
            return Activations.Apply(activation, x);
        var output = Activations.Apply(activation, Noisy(x, noise.BeforeActivation, context));
        return Noisy(output, noise.AfterActivation, context);
    }

    private static Tensor Noisy(Tensor x, double deviation, ForwardContext context) =>
        deviation == 0 ? x : x + randn(x.shape, x.dtype, x.device, generator: context.Generator).Times(deviation);
}
