using System.Text.Json.Nodes;
using MLNet.Autoencoders.Page;
using MLNet.Autoencoders.Pictures;

namespace MLNet.Autoencoders.Sections;

/// <summary>Rows as pictures.</summary>
internal sealed class PictureView(AutoencoderReport report, ImageShape shape) : RowView
{
    /// <summary>The bytes of pictures behind the points of the code space, so that the page stays small.</summary>
    private const int TooltipBytes = 1_200_000;

    /// <summary>The longest side of pictures, in pixels: of those beside their reconstructions, and of the many others.</summary>
    private const int LongestOfPairs = 64, LongestOfOthers = 32;

    private const int ShownHeight = 56;

    private readonly PixelRange _range = PixelRange.Of(report.Codes.Points.Select(p => p.Row.Values));
    private readonly Thumbnails _pairs = new(shape, LongestOfPairs);
    private readonly Thumbnails _others = new(shape, LongestOfOthers);
    private int _tooltipBytes;

    public override Html Pairs(IReadOnlyList<ExaminedRow> rows) => Html.Of($"""
        <div class="pictures">{Html.Join(rows.Select(row => Html.Of($"""
            <figure><div class="pair">{Picture(_pairs, row.Values, $"row {row.Index}")}{Picture(_pairs, row.Reconstruction, $"reconstruction of row {row.Index}")}</div><figcaption>{Caption(row)}</figcaption></figure>
            """)))}</div>
        """);

    public override Html Strip(IReadOnlyList<float[]> rows) =>
        Html.Of($"<div class=\"strip\">{Html.Join(rows.Select((row, i) => Picture(_others, row, FormattableString.Invariant($"picture {i + 1}"))))}</div>");

    public override void Describe(ExaminedRow row, JsonObject tooltip)
    {
        if (_tooltipBytes > TooltipBytes)
            return;
        string source = Images.Source(Png(_others, row.Values));
        _tooltipBytes += source.Length;
        tooltip["image"] = source;
    }

    private Html Picture(Thumbnails thumbnails, float[] row, string text) => Images.Tag(Png(thumbnails, row), text, shape, ShownHeight);

    private byte[] Png(Thumbnails thumbnails, float[] row) => new RowPictures(thumbnails.Shape, _range).Png(thumbnails.Of(row));
}
