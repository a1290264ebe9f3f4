namespace MLNet.Autoencoders.Pictures;

/// <summary>Makes pictures smaller by averaging blocks of pixels, so that a page of many stays small.</summary>
internal sealed class Thumbnails
{
    private readonly ImageShape _shape;
    private readonly int _block;

    /// <param name="shape">The shape of the pictures.</param>
    /// <param name="longestSide">The largest height and width of what is made.</param>
    public Thumbnails(ImageShape shape, int longestSide)
    {
        _shape = shape;
        _block = Math.Max(1, (Math.Max(shape.Height, shape.Width) + longestSide - 1) / longestSide);
        Shape = new ImageShape(shape.Channels, (shape.Height + _block - 1) / _block, (shape.Width + _block - 1) / _block);
    }

    /// <summary>The shape of what is made: the pictures' own if they are small.</summary>
    public ImageShape Shape { get; }

    public float[] Of(float[] picture)
    {
        if (_block == 1)
            return picture;
        float[] sums = new float[Shape.Size];
        int[] counts = new int[Shape.Size];
        int at = 0;
        for (int channel = 0; channel < _shape.Channels; channel++)
        {
            for (int y = 0; y < _shape.Height; y++)
            {
                for (int x = 0; x < _shape.Width; x++)
                {
                    int block = (((channel * Shape.Height) + (y / _block)) * Shape.Width) + (x / _block);
                    sums[block] += picture[at++];
                    counts[block]++;
                }
            }
        }
        return [.. sums.Select((sum, i) => sum / counts[i])];
    }
}
