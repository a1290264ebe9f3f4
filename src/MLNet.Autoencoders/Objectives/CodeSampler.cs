using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>Draws codes from a <see cref="CodeDistribution"/> on the device of a training step.</summary>
internal static class CodeSampler
{
    /// <summary>Draws as many codes, of the same size and type, as there are.</summary>
    /// <returns>The draws, [rows, size].</returns>
    public static Tensor DrawLike(Tensor codes, CodeDistribution distribution, Generator? generator) => distribution switch
    {
        GaussianDistribution => Normal(codes, generator),
        UniformDistribution uniform => Uniform(codes, codes.shape[1], generator).Times(2 * uniform.Bound).Minus(uniform.Bound),
        GaussianMixtureDistribution mixture => Mixture(codes, mixture, generator),
        _ => throw new ArgumentOutOfRangeException(nameof(distribution), distribution, "Not a distribution of codes."),
    };

    private static Tensor Mixture(Tensor codes, GaussianMixtureDistribution mixture, Generator? generator)
    {
        var angle = Uniform(codes, 1, generator).Times(mixture.Components).floor().Times(2 * Math.PI / mixture.Components);
        var normal = Normal(codes, generator);
        var radial = normal.narrow(1, 0, 1).Times(mixture.RadialDeviation).Plus(mixture.Radius);
        var tangential = normal.narrow(1, 1, 1).Times(mixture.TangentialDeviation);
        var (cosine, sine) = (angle.cos(), angle.sin());
        return cat([(radial * cosine) - (tangential * sine), (radial * sine) + (tangential * cosine), normal.narrow(1, 2, codes.shape[1] - 2)], dim: 1);
    }

    private static Tensor Normal(Tensor codes, Generator? generator) => randn(codes.shape, codes.dtype, codes.device, generator: generator);

    private static Tensor Uniform(Tensor codes, long size, Generator? generator) => rand([codes.shape[0], size], codes.dtype, codes.device, generator: generator);
}
