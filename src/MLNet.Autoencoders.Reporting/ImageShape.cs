namespace MLNet.Autoencoders;

/// <summary>How the values of a row are a picture: channel by channel, and in each channel row by row from the top left.</summary>
/// <param name="Channels">The number of channels: 1 for grey, 3 for red, green and blue. With another number, the mean of the channels is shown.</param>
/// <param name="Height">The height in pixels; at least 1.</param>
/// <param name="Width">The width in pixels; at least 1.</param>
public sealed record ImageShape(int Channels, int Height, int Width)
{
    internal const int Colors = 3;

    /// <summary>The number of values of a picture.</summary>
    public long Size => (long)Channels * Height * Width;

    /// <summary>Whether a picture has colours of its own.</summary>
    internal bool IsColored => Channels == Colors;

    /// <summary>Formats the shape.</summary>
    /// <returns>The shape as it is given on a command line: 1x28x28.</returns>
    public override string ToString() => FormattableString.Invariant($"{Channels}x{Height}x{Width}");

    internal void Validate(OptionFaults faults, string name, int? size)
    {
        faults.AtLeast(Channels, 1, name + ".Channels");
        faults.AtLeast(Height, 1, name + ".Height");
        faults.AtLeast(Width, 1, name + ".Width");
        if (size is { } expected && Size != expected)
            faults.Add(name, this, FormattableString.Invariant($"channels x height x width = {expected}, the number of values in a row"));
    }
}
