using System.Globalization;
using System.Text;

namespace MLNet.Autoencoders.Benchmarks.Serving;

/// <summary>Bodies of requests.</summary>
internal static class Bodies
{
    /// <summary>The share of an MNIST image's values that are not 0.</summary>
    private const double Ink = 0.19;

    /// <summary>What the last value of a row may not be.</summary>
    private static readonly string[] BadValues = ["NaN", "\"NaN\"", "null", "1e39", "[0]", "0.5,0.5"];

    /// <summary>A body of rows that look like MNIST images: most values 0, the others with three decimals.</summary>
    public static byte[] Good(int rows, int size, int seed)
    {
        var random = new Random(seed);
        var lines = Enumerable.Range(0, rows).Select(_ => string.Join(",", Enumerable.Range(0, size).Select(_ =>
            random.NextDouble() < Ink ? (random.Next(1, 1000) / 1000.0).ToString(CultureInfo.InvariantCulture) : "0")));
        return Encoding.UTF8.GetBytes($"{{\"rows\":[[{string.Join("],[", lines)}]]}}");
    }

    /// <summary>Bodies that must be refused: cut off, of other sizes, with NaN, with missing values, of another form, and huge.</summary>
    public static IReadOnlyList<byte[]> Bad()
    {
        byte[] good = Good(16, Row.Size, seed: 1);
        string row = string.Join(",", Enumerable.Repeat("0.5", Row.Size - 1));
        return
        [
            good[..^1],
            good[..(good.Length / 2)],
            [],
            [0xFF, 0xFE, 0x00],
            .. BadValues.Select(value => Encoding.UTF8.GetBytes($"{{\"rows\":[[{row},{value}]]}}")),
            Encoding.UTF8.GetBytes($"{{\"rows\":[[{row}]]}}"),
            Encoding.UTF8.GetBytes($"[[{row},0.5]]"),
            Encoding.UTF8.GetBytes($"{{\"rows\":[[{new string('1', 10_000)}]]}}"),
            new byte[40 << 20],
        ];
    }
}
