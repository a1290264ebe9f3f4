using System.CommandLine;
using System.Globalization;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>The option that says that rows are pictures, of which shape.</summary>
internal static class ImageShapes
{
    public const string Name = "--image";

    private const string Expected = "a shape such as 1x28x28: channels, height and width";

    public static Option<ImageShape?> Option(string purpose) => Opt.Parsed(Name, "CxHxW", $"{purpose}: {Expected}", Expected, Parse);

    private static ImageShape? Parse(string text)
    {
        int[] sizes = [.. text.Split('x').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : 0)];
        return sizes is [> 0, > 0, > 0] ? new(sizes[0], sizes[1], sizes[2]) : null;
    }
}
