namespace MLNet.Autoencoders;

/// <summary>
/// Gaussian noise in the encoder, around the activation φ of every layer: h = φ(a + σ₁ ε₁) + σ₂ ε₂, where a is the layer's weighted sum
/// (Y. Bengio et al., "Deep Generative Stochastic Networks Trainable by Backprop", 2014).
/// </summary>
/// <remarks>
/// The noise is drawn anew for every value of every row. It acts when all layers are trained together, and in the chain from which
/// <see cref="AutoencoderTransformer.GenerateChain"/> takes rows; codes, reconstructions and the loss of held-out rows are computed without it.
/// </remarks>
public sealed record HiddenNoise
{
    // The paper's 2 needs far longer training before a chain comes to digits: see the benchmark "gsn".
    private const double DefaultDeviation = 0.5;

    /// <summary>σ₁: the standard deviation of the noise that is added before the activation. Default 0.5; at least 0.</summary>
    public double BeforeActivation { get; init; } = DefaultDeviation;

    /// <summary>σ₂: the standard deviation of the noise that is added after the activation. Default 0.5; at least 0, and above 0 if σ₁ is 0.</summary>
    public double AfterActivation { get; init; } = DefaultDeviation;

    internal void Validate(OptionFaults faults, string name)
    {
        faults.AtLeast(BeforeActivation, 0, name + ".BeforeActivation");
        faults.AtLeast(AfterActivation, 0, name + ".AfterActivation");
        if (BeforeActivation == 0 && AfterActivation == 0)
            faults.Add(name + ".AfterActivation", AfterActivation, "above 0 if BeforeActivation is 0");
    }
}
