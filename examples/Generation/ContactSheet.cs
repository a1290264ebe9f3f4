namespace Generation;

/// <summary>Many small square images on one large one, from left to right, then from top to bottom.</summary>
public sealed record ContactSheet
{
    private const byte Paper = 208;

    /// <summary>How many images stand side by side.</summary>
    public required int Columns { get; init; }

    /// <summary>The width and height of an image, in values.</summary>
    public required int ImageWidth { get; init; }

    /// <summary>The width and height, in pixels, that a value is drawn with.</summary>
    public int Magnification { get; init; } = 1;

    /// <summary>The pixels between images and around them.</summary>
    public int Margin { get; init; } = 4;

    /// <summary>The value that is drawn white; what lies beyond it is white too.</summary>
    public float White { get; init; }

    /// <summary>The value that is drawn black; what lies beyond it is black too.</summary>
    public float Black { get; init; } = 1;

    /// <param name="images">Images of <see cref="ImageWidth"/> × <see cref="ImageWidth"/> values, row by row.</param>
    /// <exception cref="ArgumentException">An image has another number of values.</exception>
    public GreyscaleImage Draw(IReadOnlyList<float[]> images)
    {
        int step = (ImageWidth * Magnification) + Margin, rows = (images.Count + Columns - 1) / Columns;
        var sheet = new GreyscaleImage((Columns * step) + Margin, (rows * step) + Margin);
        sheet.Fill(Paper);
        for (int i = 0; i < images.Count; i++)
            Place(sheet, images[i], Margin + (i % Columns * step), Margin + (i / Columns * step));
        return sheet;
    }

    private void Place(GreyscaleImage sheet, float[] image, int left, int top)
    {
        if (image.Length != ImageWidth * ImageWidth)
            throw new ArgumentException($"An image has {image.Length} values; expected {ImageWidth} × {ImageWidth}.", nameof(image));
        int width = ImageWidth * Magnification;
        for (int y = 0; y < width; y++)
        {
            var row = sheet.Row(top + y).Slice(left, width);
            for (int x = 0; x < width; x++)
                row[x] = Grey(image[(y / Magnification * ImageWidth) + (x / Magnification)]);
        }
    }

    private byte Grey(float value) => (byte)Math.Round(255 * Math.Clamp((Black - value) / (Black - White), 0, 1));
}
