using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>The least and the largest value of each feature over the training rows, in scaled units.</summary>
internal sealed record FeatureRange(float[] Minima, float[] Maxima)
{
    /// <summary>Reads the rows once.</summary>
    public static FeatureRange Of(TrainingRows rows)
    {
        using var batches = rows.Training(InputScaleLearner.ChunkRows, generator: null);
        FeatureRange? range = null;
        while (Next(batches) is { } next)
            range = range?.With(next) ?? next;
        return range!;
    }

    private static FeatureRange? Next(BatchReader batches)
    {
        using var scope = NewDisposeScope();
        return batches.Next() is { } batch
            ? new FeatureRange(batch.amin([0]).cpu().data<float>().ToArray(), batch.amax([0]).cpu().data<float>().ToArray())
            : null;
    }

    private FeatureRange With(FeatureRange other) => new(
        [.. Minima.Zip(other.Minima, Math.Min)],
        [.. Maxima.Zip(other.Maxima, Math.Max)]);
}
