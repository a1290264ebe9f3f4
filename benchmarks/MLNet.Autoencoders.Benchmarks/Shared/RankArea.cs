namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>The area under the ROC curve: how often a strange row's error is above a normal one's; equal ones count half.</summary>
internal static class RankArea
{
    public static double Of(float[] normal, float[] strange)
    {
        float[] sorted = [.. normal];
        Array.Sort(sorted);
        double below = strange.Sum(error => (Place(sorted, v => v < error) + Place(sorted, v => v <= error)) / 2.0);
        return below / normal.Length / strange.Length;
    }

    /// <summary>The number of values, the first ones, that a test holds for.</summary>
    private static int Place(float[] sorted, Func<float, bool> holds)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = holds(sorted[middle]) ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
