using TorchSharp.Modules;

namespace MLNet.Autoencoders.Training;

/// <summary>TorchSharp's optimisers for the descents of a step.</summary>
internal sealed class StepOptimizers(IReadOnlyList<Descent> descents) : IDisposable
{
    /// <summary>One for each descent, in the same order.</summary>
    public IReadOnlyList<OptimizerHelper> All { get; } = [.. descents.Select(d => Optimizers.Create(d.Optimizer, d.Weights, d.Biases, d.WeightDecay))];

    /// <summary>The learning rate of the first, as it was last set.</summary>
    public double LearningRate { get; private set; }

    /// <summary>Sets the learning rates to this multiple of the optimisers' own.</summary>
    public void SetLearningRates(double factor)
    {
        for (int i = 0; i < descents.Count; i++)
            Optimizers.SetLearningRate(All[i], descents[i].Optimizer.LearningRate * factor);
        LearningRate = descents[0].Optimizer.LearningRate * factor;
    }

    public void Dispose()
    {
        foreach (var optimizer in All)
            optimizer.Dispose();
    }
}
