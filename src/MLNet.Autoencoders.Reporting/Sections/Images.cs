using MLNet.Autoencoders.Page;

namespace MLNet.Autoencoders.Sections;

/// <summary>Pictures as parts of the page.</summary>
internal static class Images
{
    public static string Source(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);

    public static Html Tag(byte[] png, string text, ImageShape shape, int height) =>
        Html.Of($"<img src=\"{Source(png)}\" alt=\"{text}\" title=\"{text}\" height=\"{height}\" width=\"{Math.Max(1, (int)Math.Round((double)height * shape.Width / shape.Height))}\">");
}
