using MLNet.Autoencoders.Networks;

namespace MLNet.Autoencoders.Training;

/// <summary>The number of threads that a fit uses.</summary>
internal static class ThreadRule
{
    /// <summary>The number of floating-point operations in a step that justifies one thread.</summary>
    private const double OperationsPerThread = 1e8;

    /// <summary>
    /// The number that the plan sets; otherwise one for each 1e8 operations of a step, 6 · batch size · products (2 forward, 4
    /// backward), at least one and at most one for each processor. It depends on nothing else.
    /// </summary>
    public static int Count(AutoencoderEstimator.Options options, int inputSize) =>
        options.Training.Threads ?? Automatic(options.Training.BatchSize, NetworkCost.Of(options, inputSize).Products, Environment.ProcessorCount);

    internal static int Automatic(int batchSize, double products, int processors) =>
        (int)Math.Clamp(6.0 * batchSize * products / OperationsPerThread, 1, processors);
}
