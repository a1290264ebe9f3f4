using System.IO.Compression;

namespace Compression;

/// <summary>Digits as their pixels are stored without an autoencoder.</summary>
public static class WholePixels
{
    private const int Width = 8;
    private const int Greys = 16;
    private const string Shades = " .:-=+*#%@";

    /// <summary>A byte for each pixel.</summary>
    public static byte[] Of(float[][] digits) => [.. digits.SelectMany(d => d.Select(p => (byte)Math.Round(p * Greys)))];

    /// <summary>How many bytes Brotli makes of them.</summary>
    public static int Brotli(byte[] bytes)
    {
        byte[] smaller = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, smaller, out int length, quality: 11, window: 22) ? length : bytes.Length;
    }

    public static float[] Mean(float[][] digits) => [.. Enumerable.Range(0, digits[0].Length).Select(j => digits.Average(d => d[j]))];

    /// <summary>Prints digits beside one another, dark pixels as dense characters.</summary>
    public static void Print(params float[][] digits)
    {
        for (int y = 0; y < Width; y++)
            Console.WriteLine(string.Join("    ", digits.Select(digit => new string([.. digit[(y * Width)..((y + 1) * Width)].Select(Shade)]))));
    }

    private static char Shade(float pixel) => Shades[Math.Clamp((int)(pixel * Shades.Length), 0, Shades.Length - 1)];
}
