namespace Digits;

/// <summary>Prints images beside one another as text, dark pixels as dense characters.</summary>
internal static class TextImages
{
    private const string Shades = " .:-=+*#%@";

    public static void Print(IReadOnlyList<float[]> images, int width)
    {
        for (int y = 0; y < width; y++)
            Console.WriteLine(string.Join("  ", images.Select(image => new string([.. image[(y * width)..((y + 1) * width)].Select(Shade)]))));
        Console.WriteLine();
    }

    private static char Shade(float pixel) => Shades[Math.Clamp((int)(pixel * Shades.Length), 0, Shades.Length - 1)];
}
