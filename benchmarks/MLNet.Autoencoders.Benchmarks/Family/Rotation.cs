namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>Turns images about their centre.</summary>
internal static class Rotation
{
    /// <summary>Each image by an angle of its own, uniform over the circle; the same ones every time.</summary>
    public static float[][] AtRandom(float[][] images, int width, int seed)
    {
        var random = new Random(seed);
        return Array.ConvertAll(images, image => Turn(image, width, 2 * Math.PI * random.NextDouble()));
    }

    /// <summary>The image turned by an angle; between its pixels, which it is white outside of, it is bilinear.</summary>
    public static float[] Turn(float[] image, int width, double angle)
    {
        var turned = new float[image.Length];
        double centre = (width - 1) / 2.0, cos = Math.Cos(angle), sin = Math.Sin(angle);
        for (int y = 0; y < width; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double dx = x - centre, dy = y - centre;
                turned[(y * width) + x] = At(image, width, centre + (cos * dx) - (sin * dy), centre + (sin * dx) + (cos * dy));
            }
        }
        return turned;
    }

    private static float At(float[] image, int width, double x, double y)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        double right = x - left, down = y - top;
        return (float)(((1 - down) * (((1 - right) * Pixel(left, top)) + (right * Pixel(left + 1, top))))
            + (down * (((1 - right) * Pixel(left, top + 1)) + (right * Pixel(left + 1, top + 1)))));

        double Pixel(int x, int y) => x >= 0 && y >= 0 && x < width && y < width ? image[(y * width) + x] : 0;
    }
}
