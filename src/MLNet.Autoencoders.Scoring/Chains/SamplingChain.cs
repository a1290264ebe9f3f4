namespace MLNet.Autoencoders;

/// <summary>
/// The Markov chain from which an autoencoder that was trained with noise generates rows: its stationary distribution is an estimate
/// of that of the training rows (Y. Bengio et al., "Generalized Denoising Auto-Encoders as Generative Models", 2013; "Deep
/// Generative Stochastic Networks Trainable by Backprop", 2014).
/// </summary>
/// <remarks>
/// The state is a row in the units of the scaled inputs. A step corrupts it, encodes it with noise at <see cref="Noise"/>, decodes
/// it, and draws the next state: from a normal distribution around the reconstruction if there are <see cref="Deviations"/>;
/// otherwise each feature is 1 with the probability that was reconstructed, and 0 otherwise.
/// </remarks>
public sealed record SamplingChain
{
    /// <summary>The corruption of each state; <see langword="null"/> for none.</summary>
    public Corruption? Corruption { get; init; }

    /// <summary>Where noise is added inside the network, in the order in which the graph runs; empty without hidden noise.</summary>
    public required IReadOnlyList<NoisePoint> Noise { get; init; }

    /// <summary>The name of the tensor of scaled inputs; that of the graph's input if the network does not scale them.</summary>
    public required string InputTensorName { get; init; }

    /// <summary>The name of the tensor of reconstructions in the units of the scaled inputs.</summary>
    public required string ReconstructionTensorName { get; init; }

    /// <summary>The smallest value of each feature over the training rows, scaled.</summary>
    public required IReadOnlyList<float> Minima { get; init; }

    /// <summary>The largest value of each feature over the training rows, scaled.</summary>
    public required IReadOnlyList<float> Maxima { get; init; }

    /// <summary>
    /// The standard deviation of each feature around its reconstruction, learned from the training rows, for a network trained with
    /// squared error; <see langword="null"/> for binary cross-entropy.
    /// </summary>
    public IReadOnlyList<float>? Deviations { get; init; }

    /// <summary>The names of the tensors at which the graph is cut, in the order in which it runs.</summary>
    internal IEnumerable<string> TensorNames => [InputTensorName, .. Noise.Select(n => n.TensorName), ReconstructionTensorName];

    /// <summary>Finds what cannot have been written by this library; null if there is nothing.</summary>
    /// <param name="inputSize">The number of values in a row.</param>
    internal string? Fault(int inputSize)
    {
        var faults = new OptionFaults();
        Corruption?.Validate(faults, nameof(Corruption));
        return faults.Any ? $"its sampling chain is impossible. {faults}"
            : InputTensorName.Length == 0 || ReconstructionTensorName.Length == 0 ? "a tensor of its sampling chain has no name."
            : !Noise.All(n => n is { TensorName.Length: > 0, Size: > 0, StandardDeviation: > 0 }) ? "the noise of its sampling chain is incomplete."
            : Minima.Count != inputSize || Maxima.Count != inputSize || (Deviations?.Count ?? inputSize) != inputSize ? $"its sampling chain is not for rows of {inputSize} values."
            : Minima.Zip(Maxima).Any(range => !(range.First <= range.Second)) || Deviations?.Any(d => !(d >= 0)) == true ? "the ranges of its sampling chain are impossible."
            : null;
    }
}
