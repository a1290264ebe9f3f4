namespace MLNet.Autoencoders;

/// <summary>
/// Drives the mean activation of each code unit towards a small target: adds weight · Σⱼ [ρ log(ρ/ρ̂ⱼ) + (1−ρ) log((1−ρ)/(1−ρ̂ⱼ))], where ρ̂ⱼ is
/// unit j's mean over the batch (A. Ng, "Sparse Autoencoder", CS294A, 2011). For sigmoid codes.
/// </summary>
public sealed record KullbackLeiblerSparsity : Sparsity
{
    /// <summary>ρ. Default 0.1; above 0 and below 1.</summary>
    public double Target { get; init; } = 0.1;

    /// <summary>The weight. Default 0.2; above 0.</summary>
    public double Weight { get; init; } = 0.2;

    internal override void Validate(OptionFaults faults, string name, EncoderLayer layer)
    {
        faults.BetweenZeroAndOne(Target, name + ".Target");
        faults.Above(Weight, 0, name + ".Weight");
        if (layer.Activation != Activation.Sigmoid)
            faults.Add(name, $"KullbackLeiblerSparsity on {layer.Activation}", "Sigmoid as the activation, whose values stay within (0, 1)");
        if (layer.HasNoisyOutputs)
            faults.Add(name, nameof(KullbackLeiblerSparsity), "another constraint or null with HiddenNoise.AfterActivation, with which values do not stay within (0, 1)");
    }
}
