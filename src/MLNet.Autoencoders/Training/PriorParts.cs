using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Training;

/// <summary>What a <see cref="Prior"/> is made of: layers in place of the code layer, terms of the objective, and further descents.</summary>
internal sealed record PriorParts
{
    /// <summary>The layers that take the place of the code layer; empty if it stays.</summary>
    public IReadOnlyList<Layer> CodeLayers { get; init; } = [];

    /// <summary>The terms that the prior adds to the objective of the autoencoder.</summary>
    public IReadOnlyList<IObjectiveTerm> Terms { get; init; } = [];

    /// <summary>The descents that follow that of the autoencoder, given the network as it is trained.</summary>
    public Func<AutoencoderNetwork, IReadOnlyList<Descent>> Descents { get; init; } = _ => [];

    /// <param name="options">The options, settled for the rows.</param>
    /// <param name="network">The network before the prior's layers and the constraint's.</param>
    /// <param name="generator">The generator for initial weights.</param>
    /// <param name="device">The device of the parameters.</param>
    public static PriorParts Of(AutoencoderEstimator.Options options, AutoencoderNetwork network, Generator generator, Device device) => options.Prior switch
    {
        null => new(),
        VariationalPrior prior => Variational(prior, options.ReconstructionLoss, network.Encoder[^1], device),
        AdversarialPrior prior => Adversarial(prior, network.Encoder[^1].OutputSize, generator, device),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Prior, "Not a prior."),
    };

    private static PriorParts Variational(VariationalPrior prior, ReconstructionLoss loss, Layer code, Device device) => new()
    {
        CodeLayers = [new HeadsLayer(code, code.Twin(device)), new SamplingLayer(code.OutputShape)],
        Terms = [new VariationalTerm(prior, loss)],
    };

    private static PriorParts Adversarial(AdversarialPrior prior, int codingSize, Generator generator, Device device)
    {
        var discriminator = Discriminator.Create(codingSize, prior.DiscriminatorSizes, prior.DiscriminatorActivation, generator, device);
        return new()
        {
            Descents = network =>
            [
                new Descent(new DiscriminatorObjective(network, discriminator, prior.Distribution), discriminator.Weights, discriminator.Biases, prior.DiscriminatorOptimizer, WeightDecay: 0),
                new Descent(new AdversarialObjective(network, discriminator), [.. network.EncoderWeights], [.. network.EncoderBiases], prior.EncoderOptimizer, WeightDecay: 0),
            ],
        };
    }
}
