namespace MLNet.Autoencoders.Pictures;

/// <summary>The values that are drawn black and white.</summary>
/// <param name="Black">The value that is drawn black; what lies below it is black too.</param>
/// <param name="White">The value that is drawn white; what lies above it is white too.</param>
internal readonly record struct PixelRange(float Black, float White)
{
    /// <summary>From the smallest to the largest finite value.</summary>
    public static PixelRange Of(IEnumerable<float[]> rows)
    {
        float least = float.PositiveInfinity, most = float.NegativeInfinity;
        foreach (float value in rows.SelectMany(r => r).Where(float.IsFinite))
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        return least < most ? new PixelRange(least, most) : new PixelRange(Math.Min(least, 0), 1);
    }

    public byte Shade(float value) =>
        !float.IsFinite(value) ? (byte)0 : (byte)Math.Clamp(Math.Round(byte.MaxValue * ((value - Black) / (double)(White - Black))), 0, byte.MaxValue);
}
