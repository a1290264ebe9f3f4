using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>The context of a forward pass: some layers and terms act differently in training and at inference.</summary>
/// <param name="IsTraining">Whether the pass belongs to a training step.</param>
/// <param name="Generator">The generator that layers and terms draw from; null if nothing is drawn.</param>
/// <param name="Epoch">The epoch of the training step, counted from 1, for what changes as training goes on; 0 outside of training.</param>
internal readonly record struct ForwardContext(bool IsTraining, Generator? Generator, int Epoch = 0)
{
    /// <summary>Whether layers add the noise that the options ask for; it is drawn from <see cref="Generator"/>.</summary>
    public bool HasHiddenNoise { get; private init; }

    /// <summary>Whether batch normalisation takes mean and variance of the batch, and notes them, rather than the running ones.</summary>
    public bool IsNormalizedByBatch { get; init; }

    /// <summary>The fraction of the training that was over when the step began, within [0, 1); 0 outside of training.</summary>
    public double Progress { get; init; }

    /// <summary>1 for each value of the input that is missing and 0 for the others, [rows, input size]; null if none can be.</summary>
    public Tensor? Missing { get; init; }

    /// <summary>A pass at inference.</summary>
    public static ForwardContext Use => default;

    /// <summary>A pass in a training step.</summary>
    public static ForwardContext Training(Generator? generator = null, int epoch = 1) => new(IsTraining: true, generator, epoch) { HasHiddenNoise = true, IsNormalizedByBatch = true };

    /// <summary>A pass at inference within training, when the running moments of batch normalisation are still those of other rows.</summary>
    public static ForwardContext UseWithinTraining => new(IsTraining: false, Generator: null) { IsNormalizedByBatch = true };

    /// <summary>A pass that measures held-out rows; what is drawn must be the same each time.</summary>
    public static ForwardContext Validation(Generator generator) => new(IsTraining: false, generator);

    /// <summary>A pass as a step of the sampling chain makes it: at inference, but with the noise.</summary>
    public static ForwardContext Chain(Generator generator) => new(IsTraining: false, generator) { HasHiddenNoise = true };
}
