namespace MLNet.Autoencoders;

/// <summary>
/// Codes of few bits: in use, each value of a code is rounded to the nearest of 2ᵇ evenly spaced levels between the least and the
/// largest value of its unit over the training rows. Rounding is part of the exported graph, and codes beyond the range are clipped to it.
/// <see cref="AutoencoderTransformer.Compress"/> packs such codes into bytes.
/// </summary>
/// <remarks>
/// <para>
/// In training, rounding has no gradient. With two bits and more, uniform noise of ±½ step takes its place (J. Ballé, V. Laparra, E.
/// Simoncelli, "End-to-end Optimized Image Compression", 2017), where the step follows from the range of each unit in recent batches. The
/// range that is used afterwards is learned from all training rows once the training is over. The loss of held-out rows is that of
/// rounded codes.
/// </para>
/// <para>
/// With one bit, the code consists of sigmoid units, normal noise is added before the sigmoid, and codes are rounded at ½ to 0 and 1. Only
/// units that are close to 0 or 1 carry information through the noise, so training makes them decided (R. Salakhutdinov, G.
/// Hinton, "Semantic Hashing", 2009).
/// </para>
/// <para>
/// Levels are those of the code before <see cref="CodeScaling"/>, which shifts and stretches them: with <see cref="CodeScaling.None"/>, codes
/// of one bit are 0 and 1. A training row far from all others widens the range, and so the steps, for all rows. If codes are sparse, 0 is a level: zeros stay
/// zeros. Constraints on the code act on it before it is quantised. Layer-wise pretraining does not quantise.
/// </para>
/// </remarks>
public sealed record Quantization
{
    /// <summary>The noise in sigmoid units that training makes decided.</summary>
    private static readonly HiddenNoise DecidingNoise = new() { BeforeActivation = 4, AfterActivation = 0 };

    private const int MostBits = 16;

    /// <summary>b, the number of bits of each value of a code. Default 8; from 1 to 16.</summary>
    public int Bits { get; init; } = 8;

    /// <summary>Whether the code consists of sigmoid units that are rounded to 0 and 1.</summary>
    internal bool IsBinary => Bits == 1;

    /// <summary>The noise in the layer that gives the code; null for none.</summary>
    internal HiddenNoise? CodeNoise => IsBinary ? DecidingNoise : null;

    /// <param name="faults">Where faults go.</param>
    /// <param name="name">The option's name.</param>
    /// <param name="layer">The layer that gives the code.</param>
    internal void Validate(OptionFaults faults, string name, EncoderLayer layer)
    {
        if (Bits is < 1 or > MostBits)
            faults.Add(name + ".Bits", Bits, $"from 1 to {MostBits}");
        if (IsBinary && layer.Activation != Activation.Sigmoid)
            faults.Add("Architecture.CodeActivation", layer.Activation, "Sigmoid with Quantization.Bits = 1, whose codes are sigmoid units that are rounded at ½");
        if (IsBinary && !layer.IsDense)
            faults.Add(name + ".Bits", Bits, "from 2 to 16 if the code is the maps of a ConvolutionalArchitecture without a dense code");
    }
}
