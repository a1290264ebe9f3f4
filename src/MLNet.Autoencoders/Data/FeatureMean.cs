namespace MLNet.Autoencoders.Data;

/// <summary>The mean of each feature over the training rows, in scaled units.</summary>
internal static class FeatureMean
{
    public static double[] Of(TrainingRows rows) => rows.Statistics.Means;
}
