using System.Numerics;

namespace MLNet.Autoencoders.Benchmarks.Bytes;

/// <summary>Codes of up to 64 bits, among which those nearest by Hamming distance are found.</summary>
internal static class BinaryCodes
{
    private const int Nearest = 50;

    /// <summary>The bits of codes: whether a value is above its bound.</summary>
    public static ulong[] Of(float[][] codes, Func<int, double> bound) =>
        Array.ConvertAll(codes, code => code.Select((v, j) => v > bound(j) ? 1UL << j : 0).Aggregate((all, bit) => all | bit));

    /// <summary>
    /// The share of the 50 nearest rows that have the label of the row they are near to, in percent; of rows that are equally far, as many as
    /// are wanted have the share that all of them have.
    /// </summary>
    public static double Precision(ulong[] rows, byte[] labels, ulong[] queries, byte[] wanted)
    {
        var shares = new double[queries.Length];
        Parallel.For(0, queries.Length, q =>
        {
            Span<int> all = stackalloc int[65], right = stackalloc int[65];
            all.Clear();
            right.Clear();
            for (int i = 0; i < rows.Length; i++)
            {
                int distance = BitOperations.PopCount(rows[i] ^ queries[q]);
                all[distance]++;
                right[distance] += labels[i] == wanted[q] ? 1 : 0;
            }
            double found = 0;
            for (int distance = 0, left = Nearest; left > 0; distance++)
            {
                int taken = Math.Min(left, all[distance]);
                found += all[distance] == 0 ? 0 : (double)right[distance] * taken / all[distance];
                left -= taken;
            }
            shares[q] = found / Nearest;
        });
        return 100 * shares.Average();
    }
}
