using System.Globalization;

namespace Kinds;

/// <summary>The digits that all examples learn from and test with.</summary>
public static class DigitImages
{
    private const int TrainRows = 1297;

    public static (List<DigitImage> Train, List<DigitImage> Test) Load()
    {
        var images = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "optdigits.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Select(values => new DigitImage { Pixels = Array.ConvertAll(values[..^1], Pixel), Label = values[^1] })
            .ToList();
        return (images[..TrainRows], images[TrainRows..]);
    }

    public static float[][] Pixels(this IEnumerable<DigitImage> images) => [.. images.Select(i => i.Pixels)];

    /// <summary>Normal noise on every value.</summary>
    public static float[][] WithNoise(this float[][] rows, double standardDeviation)
    {
        var random = new Random(1);
        return Array.ConvertAll(rows, row => Array.ConvertAll(row, v => v + (float)(standardDeviation * Normal(random))));
    }

    /// <summary>The squared distance between rows and the rows beside them, averaged over the rows.</summary>
    public static double SquaredError(float[][] rows, float[][] others) =>
        rows.Zip(others, (a, b) => a.Zip(b, (x, y) => (double)(x - y) * (x - y)).Sum()).Average();

    private static float Pixel(string value) => float.Parse(value, CultureInfo.InvariantCulture) / 16;

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
