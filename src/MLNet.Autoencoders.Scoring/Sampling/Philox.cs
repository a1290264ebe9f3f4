namespace MLNet.Autoencoders.Sampling;

/// <summary>
/// The counter-based generator Philox4x32-10 (J. Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", 2011): a function
/// that scrambles a counter of 128 bits under a key of 64. It uses integers only, so its numbers are the same everywhere.
/// </summary>
internal static class Philox
{
    private const int Rounds = 10;

    /// <summary>The random words of a counter. Words are in the order of the publication: the first is the lowest.</summary>
    public static (uint X0, uint X1, uint X2, uint X3) Words((uint X0, uint X1, uint X2, uint X3) counter, (uint K0, uint K1) key)
    {
        var (x0, x1, x2, x3) = counter;
        var (k0, k1) = key;
        for (int round = 0; round < Rounds; round++)
        {
            ulong first = (ulong)x0 * 0xD2511F53, second = (ulong)x2 * 0xCD9E8D57;
            (x0, x1, x2, x3) = ((uint)(second >> 32) ^ x1 ^ k0, (uint)second, (uint)(first >> 32) ^ x3 ^ k1, (uint)first);
            (k0, k1) = (k0 + 0x9E3779B9, k1 + 0xBB67AE85);
        }
        return (x0, x1, x2, x3);
    }
}
