using System.Globalization;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>The 1,797 handwritten digits of the example, pixels from 0 to 1.</summary>
internal static class DigitRows
{
    public static float[][] Read() => [.. Lines().Select(values => values.Take(64).Select(v => float.Parse(v, CultureInfo.InvariantCulture) / 16).ToArray())];

    /// <summary>Which digit each of them shows.</summary>
    public static int[] Digits() => [.. Lines().Select(values => int.Parse(values[64], CultureInfo.InvariantCulture))];

    private static IEnumerable<string[]> Lines() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "optdigits.csv")).Skip(1).Select(line => line.Split(','));
}
