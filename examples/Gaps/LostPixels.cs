using Kinds;

namespace Gaps;

/// <summary>Digits with gaps.</summary>
public static class LostPixels
{
    private const int Width = 8;
    private const string Shades = " .:-=+*#%@";

    /// <summary>The digits, in which each pixel is lost with a probability.</summary>
    public static List<DigitImage> In(IEnumerable<DigitImage> images, double rate)
    {
        var random = new Random(1);
        return [.. images.Select(i => new DigitImage { Pixels = Array.ConvertAll(i.Pixels, p => random.NextDouble() < rate ? float.NaN : p), Label = i.Label })];
    }

    public static float[][] FilledByMean(float[][] gapped, float[][] train)
    {
        float[] means = [.. Enumerable.Range(0, Width * Width).Select(j => train.Select(r => r[j]).Where(v => !float.IsNaN(v)).Average())];
        return Array.ConvertAll(gapped, row => row.Select((v, j) => float.IsNaN(v) ? means[j] : v).ToArray());
    }

    /// <summary>The root mean squared error of the pixels that were lost.</summary>
    public static double Error(float[][] filled, float[][] whole, float[][] gapped)
    {
        var squares = Enumerable.Range(0, whole.Length).SelectMany(i => whole[i].Select((v, j) => float.IsNaN(gapped[i][j]) ? Math.Pow(v - filled[i][j], 2) : -1)).Where(s => s >= 0);
        return Math.Sqrt(squares.Average());
    }

    /// <summary>Prints images beside one another, dark pixels as dense characters and lost ones as question marks.</summary>
    public static void Print(params float[][] images)
    {
        for (int y = 0; y < Width; y++)
            Console.WriteLine(string.Join("    ", images.Select(image => new string([.. image[(y * Width)..((y + 1) * Width)].Select(Shade)]))));
    }

    private static char Shade(float pixel) => float.IsNaN(pixel) ? '?' : Shades[Math.Clamp((int)(pixel * Shades.Length), 0, Shades.Length - 1)];
}
