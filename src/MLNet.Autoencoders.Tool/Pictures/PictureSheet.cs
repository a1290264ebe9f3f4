using MLNet.Autoencoders.Tool.Options;

namespace MLNet.Autoencoders.Tool.Pictures;

/// <summary>Rows that are pictures, beside and below each other on one sheet.</summary>
internal sealed class PictureSheet
{
    private const int Margin = 2;

    private readonly byte[] _pixels;

    /// <param name="rows">The pictures: channels by height by width, the lowest value of all black, the highest white.</param>
    /// <param name="shape">Their shape.</param>
    public PictureSheet(IReadOnlyList<float[]> rows, PictureShape shape)
    {
        int across = (int)Math.Ceiling(Math.Sqrt(rows.Count)), down = (rows.Count + across - 1) / across;
        Channels = shape.Channels;
        Width = checked((across * (shape.Width + Margin)) + Margin);
        Height = checked((down * (shape.Height + Margin)) + Margin);
        _pixels = new byte[checked(Width * Height * Channels)];
        Array.Fill(_pixels, byte.MaxValue);
        float low = rows.Min(row => row.Min()), high = rows.Max(row => row.Max());
        for (int i = 0; i < rows.Count; i++)
            Draw(rows[i], shape, Margin + (i % across * (shape.Width + Margin)), Margin + (i / across * (shape.Height + Margin)), low, high);
    }

    public int Channels { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The pixels of a row of the sheet, with their channels one after the other.</summary>
    public ReadOnlySpan<byte> Row(int y) => _pixels.AsSpan(y * Width * Channels, Width * Channels);

    private void Draw(float[] row, PictureShape shape, int left, int top, float low, float high)
    {
        float range = high > low ? high - low : 1;
        for (int c = 0; c < shape.Channels; c++)
        {
            for (int y = 0; y < shape.Height; y++)
            {
                for (int x = 0; x < shape.Width; x++)
                {
                    float value = row[(((c * shape.Height) + y) * shape.Width) + x];
                    _pixels[((((top + y) * Width) + left + x) * Channels) + c] = (byte)Math.Round((value - low) / range * byte.MaxValue);
                }
            }
        }
    }
}
