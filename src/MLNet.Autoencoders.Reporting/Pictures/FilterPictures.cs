namespace MLNet.Autoencoders.Pictures;

/// <summary>Draws weights as pictures: negative ones blue, positive ones red, 0 white, each filter by its own largest weight.</summary>
internal static class FilterPictures
{
    /// <param name="weights">The weights of a unit.</param>
    /// <param name="shape">Their shape. The mean of the channels is drawn.</param>
    public static byte[] Png(float[] weights, ImageShape shape)
    {
        int pixels = shape.Height * shape.Width;
        float[] means = [.. Enumerable.Range(0, pixels).Select(p => Enumerable.Range(0, shape.Channels).Average(c => weights[(c * pixels) + p]))];
        float largest = Math.Max(means.Max(Math.Abs), float.Epsilon);
        var image = new PngImage(shape.Width, shape.Height, colored: true);
        for (int i = 0; i < pixels; i++)
        {
            byte pale = (byte)Math.Round(byte.MaxValue * (1 - Math.Min(1, Math.Abs(means[i]) / (double)largest)));
            var pixel = image.Pixel(i % shape.Width, i / shape.Width);
            (pixel[0], pixel[1], pixel[2]) = means[i] < 0 ? (pale, pale, byte.MaxValue) : (byte.MaxValue, pale, pale);
        }
        return image.ToArray();
    }
}
