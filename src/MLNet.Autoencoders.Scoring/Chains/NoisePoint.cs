namespace MLNet.Autoencoders;

/// <summary>A place inside the network at which a <see cref="SamplingChain"/> adds Gaussian noise.</summary>
/// <param name="TensorName">The name of the tensor that the noise is added to, [rows, <paramref name="Size"/>].</param>
/// <param name="Size">The number of values of the tensor in a row.</param>
/// <param name="StandardDeviation">The standard deviation of the noise; above 0.</param>
public sealed record NoisePoint(string TensorName, int Size, double StandardDeviation);
