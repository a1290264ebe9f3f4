using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>The mean of each feature over the training rows, in scaled units.</summary>
internal static class FeatureMean
{
    /// <summary>Reads the rows once and adds them up in double precision.</summary>
    public static double[] Of(TrainingRows rows)
    {
        using var batches = rows.Training(InputScaleLearner.ChunkRows, generator: null);
        double[] sums = [];
        while (Next(batches) is { } next)
            sums = sums.Length == 0 ? next : [.. sums.Zip(next, (a, b) => a + b)];
        return Array.ConvertAll(sums, s => s / rows.TrainingCount);
    }

    private static double[]? Next(BatchReader batches)
    {
        using var scope = NewDisposeScope();
        return batches.Next() is { } batch ? batch.cpu().sum(dim: 0, type: ScalarType.Float64).data<double>().ToArray() : null;
    }
}
