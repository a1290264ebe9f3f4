using MLNet.Autoencoders.Networks;

namespace MLNet.Autoencoders.Training;

/// <summary>How many threads a fit computes with.</summary>
internal static class ThreadRule
{
    /// <summary>The work of a step that is worth a further thread, in floating-point operations.</summary>
    private const double OperationsPerThread = 1e8;

    /// <summary>
    /// The count that the plan asks for; else one for each 1e8 operations of a step, 6 · batch size · weights (2 forward, 4
    /// back), at least one and at most one for each processor. It depends on nothing else.
    /// </summary>
    public static int Count(TrainingPlan plan, Architecture architecture, int inputSize) =>
        plan.Threads ?? Automatic(plan.BatchSize, NetworkBuilder.WeightCount(architecture, inputSize), Environment.ProcessorCount);

    internal static int Automatic(int batchSize, double weights, int processors) =>
        (int)Math.Clamp(6.0 * batchSize * weights / OperationsPerThread, 1, processors);
}
