using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;

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

    /// <param name="prior">The prior; null for none.</param>
    public static PriorParts Of(Prior? prior) => prior switch
    {
        null => new(),
        _ => throw new ArgumentOutOfRangeException(nameof(prior), prior, "Not a prior."),
    };
}
