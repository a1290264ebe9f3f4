using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>What rows have in common, feature by feature.</summary>
/// <param name="Means">The mean.</param>
/// <param name="Deviations">The standard deviation.</param>
/// <param name="Minima">The least value.</param>
/// <param name="Maxima">The largest value.</param>
internal sealed record FeatureStatistics(double[] Means, double[] Deviations, float[] Minima, float[] Maxima)
{
    /// <summary>The features of which every value is missing.</summary>
    public IReadOnlyList<int> Unknown { get; init; } = [];

    /// <summary>Which features take no values but −1, 0 and 1; known of rows that were read, before they are scaled.</summary>
    public bool[] Indicators { get; init; } = [];

    /// <summary>The largest absolute value of all features.</summary>
    public float LargestAbsolute => Math.Max(Minima.Max(Math.Abs), Maxima.Max(Math.Abs));

    /// <summary>Whether a feature is not constant, but for rounding.</summary>
    public bool Varies(int feature) => InputScale.IsWidth(Deviations[feature], Means[feature]);

    /// <summary>Reads rows to their end.</summary>
    public static FeatureStatistics Of(BatchReader batches)
    {
        using (batches)
        {
            var learner = new FeatureLearner();
            while (true)
            {
                using var scope = NewDisposeScope();
                if (batches.Next() is not { } batch)
                    return learner.Learned();
                learner.Add(batch.Rows.cpu().contiguous());
            }
        }
    }

    /// <summary>The scale that these features ask for.</summary>
    public InputScale? Scale(InputScaling scaling) => scaling switch
    {
        InputScaling.None => null,
        InputScaling.Center => InputScale.Create(Means, i => Deviations[i]).WithoutScale(),
        InputScaling.MinMax => InputScale.Create([.. Minima.Select(m => (double)m)], i => (double)Maxima[i] - Minima[i]),
        InputScaling.Standardize => InputScale.Create(Means, i => Deviations[i]),
        InputScaling.CommonScale => InputScale.Common(Means.Length, LargestAbsolute),
        InputScaling.StandardizeExceptIndicators => InputScale.Create([.. Means.Select((mean, i) => Indicators[i] ? 0 : mean)], i => Indicators[i] ? 1 : Deviations[i]),
        InputScaling.Automatic => throw new ArgumentOutOfRangeException(nameof(scaling), scaling, "It is no scale by itself."),
    };

    /// <summary>Fills missing values with the means.</summary>
    public MissingFilling Filling() => new([.. Means.Select(m => (float)m)]);

    /// <summary>The same of some neighbouring features only.</summary>
    public FeatureStatistics Part(int first, int count) =>
        new(Means[first..(first + count)], Deviations[first..(first + count)], Minima[first..(first + count)], Maxima[first..(first + count)]);

    public float[] RootMeanSquares() => [.. Means.Zip(Deviations, (mean, deviation) => (float)Math.Sqrt((mean * mean) + (deviation * deviation)))];

    /// <summary>The same of the scaled rows.</summary>
    public FeatureStatistics Scaled(InputScale? scale) => scale is null ? this : scale.Of(this);
}
