using MLNet.Autoencoders.Seeding;

namespace MLNet.Autoencoders.Calibration;

/// <summary>
/// Decides which items of a stream are kept, so that those kept are a uniform sample of all (J. Vitter, "Random Sampling with a
/// Reservoir", 1985). The same seed keeps the same items.
/// </summary>
/// <param name="capacity">The largest number of items kept.</param>
/// <param name="seed">The seed of the fit.</param>
internal sealed class Reservoir(int capacity, FitSeed seed)
{
    private long _seen;

    /// <summary>The place of the next item, which it takes from an earlier one if that had it; null if it is not kept.</summary>
    public int? Next()
    {
        long item = _seen++;
        long place = item < capacity ? item : (long)(seed.Draw((ulong)item) * _seen);
        return place < capacity ? (int)place : null;
    }
}
