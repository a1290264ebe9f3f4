namespace MLNet.Autoencoders.Pictures;

/// <summary>Draws rows as pictures.</summary>
internal sealed record RowPictures(ImageShape Shape, PixelRange Range)
{
    public byte[] Png(float[] row)
    {
        var image = new PngImage(Shape.Width, Shape.Height, Shape.IsColored);
        Draw(row, image, left: 0, top: 0, magnification: 1);
        return image.ToArray();
    }

    /// <summary>Draws a row as a part of a larger image.</summary>
    public void Draw(float[] row, PngImage image, int left, int top, int magnification)
    {
        int pixels = Shape.Height * Shape.Width;
        for (int i = 0; i < pixels; i++)
        {
            int x = left + (i % Shape.Width * magnification), y = top + (i / Shape.Width * magnification);
            for (int part = 0; part < magnification * magnification; part++)
                Shade(row, i, pixels, image.Pixel(x + (part % magnification), y + (part / magnification)));
        }
    }

    private void Shade(float[] row, int place, int pixels, Span<byte> pixel)
    {
        if (Shape.IsColored)
        {
            for (int channel = 0; channel < pixel.Length; channel++)
                pixel[channel] = Range.Shade(row[(channel * pixels) + place]);
            return;
        }
        float sum = 0;
        for (int channel = 0; channel < Shape.Channels; channel++)
            sum += row[(channel * pixels) + place];
        pixel[0] = Range.Shade(sum / Shape.Channels);
    }
}
