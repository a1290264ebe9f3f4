using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>The context of a forward pass: some layers and terms act differently in training and at inference.</summary>
/// <param name="IsTraining">Whether the pass belongs to a training step.</param>
/// <param name="Generator">The generator that layers and terms draw from; null if nothing is drawn.</param>
/// <param name="Epoch">The epoch of the training step, counted from 1, for what changes as training goes on; 0 outside of training.</param>
internal readonly record struct ForwardContext(bool IsTraining, Generator? Generator, int Epoch = 0)
{
    /// <summary>A pass at inference.</summary>
    public static ForwardContext Use => default;

    /// <summary>A pass in a training step.</summary>
    public static ForwardContext Training(Generator? generator = null, int epoch = 1) => new(IsTraining: true, generator, epoch);

    /// <summary>A pass that measures held-out rows; what is drawn must be the same each time.</summary>
    public static ForwardContext Validation(Generator generator) => new(IsTraining: false, generator);
}
