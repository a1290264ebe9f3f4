using System.Globalization;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>The shape of rows that are pictures, as text: channels, height and width, such as 1x28x28.</summary>
internal sealed record PictureShape(int Channels, int Height, int Width)
{
    public const string Expected = "a shape such as 1x28x28, channels by height by width, with 1 channel or 3";

    /// <summary>Reads a shape; null if the text is not one.</summary>
    public static PictureShape? Parse(string text)
    {
        var numbers = text.Split('x').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n > 0 ? n : 0).ToArray();
        return numbers is [1 or 3, > 0, > 0] ? new(numbers[0], numbers[1], numbers[2]) : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Channels}x{Height}x{Width}");
}
