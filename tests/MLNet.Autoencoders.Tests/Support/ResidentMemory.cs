namespace MLNet.Autoencoders.Tests.Support;

/// <summary>How much memory the process holds.</summary>
internal static class ResidentMemory
{
    private const int Rounds = 3;

    /// <summary>
    /// The least growth in a few rounds, in bytes: what leaks does so in each of them, while memory that was freed goes back to the
    /// system when the allocator likes.
    /// </summary>
    /// <param name="round">What might leak, and the collection of what it left.</param>
    /// <param name="allowed">The growth that is no leak: no further round is needed.</param>
    public static long Growth(Action round, long allowed)
    {
        long least = long.MaxValue;
        for (int i = 0; i < Rounds && least > allowed; i++)
        {
            long before = Environment.WorkingSet;
            round();
            least = Math.Min(least, Environment.WorkingSet - before);
        }
        return least;
    }
}
