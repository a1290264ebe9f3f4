using MLNet.Autoencoders.Objectives;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Training;

/// <summary>What is done with a batch: descents, one after the other, the first of which is that of the autoencoder itself.</summary>
internal sealed class TrainingStep
{
    /// <param name="objective">The objective of the autoencoder, which moves all its parameters.</param>
    /// <param name="optimizer">The optimiser that moves them.</param>
    /// <param name="weightDecay">λ of its weights.</param>
    /// <param name="further">The descents that follow.</param>
    public TrainingStep(Objective objective, Optimizer optimizer, double weightDecay, params IReadOnlyList<Descent> further)
    {
        Objective = objective;
        var network = objective.Network;
        Descents = [new Descent(objective, network.Weights, network.Biases, optimizer, weightDecay), .. further];
        State = [.. network.State.Concat(further.SelectMany(d => d.Parameters)).Distinct<Tensor>(ReferenceEqualityComparer.Instance)];
    }

    /// <summary>The objective of the autoencoder itself.</summary>
    public Objective Objective { get; }

    public IReadOnlyList<Descent> Descents { get; }

    /// <summary>Everything that the step changes, apart from the optimisers' own memory.</summary>
    public IReadOnlyList<Tensor> State { get; }
}
