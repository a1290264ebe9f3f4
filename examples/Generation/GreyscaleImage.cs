namespace Generation;

/// <summary>An image of grey pixels, row by row from the top left, from 0 (black) to 255 (white).</summary>
public sealed class GreyscaleImage(int width, int height)
{
    private readonly byte[] _pixels = new byte[checked(width * height)];

    public int Width => width;

    public int Height => height;

    /// <summary>The pixels of one row.</summary>
    public Span<byte> Row(int y) => _pixels.AsSpan(y * width, width);

    public void Fill(byte grey) => _pixels.AsSpan().Fill(grey);
}
