namespace MLNet.Autoencoders;

/// <summary>
/// Makes codes follow a distribution by a game: a discriminator learns to tell the codes of rows from draws of the distribution, and
/// the encoder learns to make codes that it takes for draws (A. Makhzani et al., "Adversarial Autoencoders", 2015).
/// </summary>
/// <remarks>
/// <para>
/// The discriminator D is a network of its own, which is not part of the fitted model. A training step has three parts. The first
/// improves the reconstruction as without a prior. The second moves D to lower its cross-entropy, −½ [log D(z) + log(1 − D(h))],
/// where z are draws of the distribution and h the codes of the batch. The third moves the encoder to lower −log D(h). Both losses
/// are averaged over rows; epochs record them as "discriminator" and "adversarial". If D cannot tell codes from draws, both are ln 2 ≈ 0.69.
/// </para>
/// <para>
/// The codes are those of uncorrupted rows. With tied weights, the third part also moves the decoder, which shares them. The
/// plan's learning-rate schedule, gradient clipping and batch size apply to all parts; weight decay does not apply to the
/// discriminator. The validation loss measures the reconstruction alone, because losses in the game cannot be compared between
/// epochs: what they mean changes with the discriminator. So early stopping and held-out rows select the epoch that reconstructs
/// best, not the one whose codes are closest to the distribution.
/// </para>
/// <para>
/// The activation of the code must be able to give the values of the distribution: <see cref="Activation.Identity"/> suits all.
/// </para>
/// </remarks>
public sealed record AdversarialPrior : Prior
{
    /// <summary>The distribution that codes should have. Default: <see cref="GaussianDistribution"/>, N(0, I).</summary>
    public CodeDistribution Distribution { get; init; } = new GaussianDistribution();

    /// <summary>
    /// The sizes of the discriminator's hidden layers, from the code on; each is at least 1. Default: two layers of 256. An empty
    /// list makes the discriminator linear, so that it can compare means only.
    /// </summary>
    public IReadOnlyList<int> DiscriminatorSizes { get; init => field = ValueList<int>.Of(value)!; } = ValueList<int>.Of([256, 256])!;

    /// <summary>The activation of the discriminator's hidden layers. Default <see cref="Activation.LeakyRelu"/>.</summary>
    public Activation DiscriminatorActivation { get; init; } = Activation.LeakyRelu;

    /// <summary>The optimiser that moves the discriminator. Default: <see cref="AdamOptimizer"/> with a learning rate of 0.0005 and β₁ = 0.5.</summary>
    public Optimizer DiscriminatorOptimizer { get; init; } = new AdamOptimizer { LearningRate = 0.0005, Beta1 = 0.5 };

    /// <summary>
    /// The optimiser that moves the encoder against the discriminator. The higher its learning rate is compared with that of
    /// <see cref="TrainingPlan.Optimizer"/>, the more the distribution counts compared with the reconstruction. Default:
    /// <see cref="AdamOptimizer"/> with a learning rate of 0.001 and β₁ = 0.5.
    /// </summary>
    public Optimizer EncoderOptimizer { get; init; } = new AdamOptimizer { Beta1 = 0.5 };

    internal override CodeDistribution CodeDistribution => Distribution;

    internal override void Validate(OptionFaults faults, string name, EncoderLayer layer)
    {
        if (faults.Given(Distribution, name + ".Distribution"))
            Distribution.Validate(faults, name + ".Distribution", layer.Size);
        if (faults.Given(DiscriminatorSizes, name + ".DiscriminatorSizes"))
        {
            for (int i = 0; i < DiscriminatorSizes.Count; i++)
                faults.AtLeast(DiscriminatorSizes[i], 1, $"{name}.DiscriminatorSizes[{i}]");
        }
        faults.Defined(DiscriminatorActivation, name + ".DiscriminatorActivation");
        if (faults.Given(DiscriminatorOptimizer, name + ".DiscriminatorOptimizer"))
            DiscriminatorOptimizer.Validate(faults, name + ".DiscriminatorOptimizer");
        if (faults.Given(EncoderOptimizer, name + ".EncoderOptimizer"))
            EncoderOptimizer.Validate(faults, name + ".EncoderOptimizer");
    }
}
