using System.Text.Json.Nodes;
using MLNet.Autoencoders.Page;
using MLNet.Autoencoders.Pictures;

namespace MLNet.Autoencoders.Sections;

/// <summary>Rows as pictures.</summary>
internal sealed class PictureView(AutoencoderReport report, ImageShape shape) : RowView
{
    /// <summary>The bytes of pictures behind the points of the code space, so that the page stays small.</summary>
    private const int TooltipBytes = 1_200_000;

    private const int ShownHeight = 56;

    private readonly RowPictures _pictures = new(shape, PixelRange.Of(report.Codes.Points.Select(p => p.Row.Values)));
    private int _tooltipBytes;

    public override Html Pairs(IReadOnlyList<ExaminedRow> rows) => Html.Of($"""
        <div class="pictures">{Html.Join(rows.Select(row => Html.Of($"""
            <figure><div class="pair">{Picture(row.Values, $"row {row.Index}")}{Picture(row.Reconstruction, $"reconstruction of row {row.Index}")}</div><figcaption>{Caption(row)}</figcaption></figure>
            """)))}</div>
        """);

    public override Html Strip(IReadOnlyList<float[]> rows) =>
        Html.Of($"<div class=\"strip\">{Html.Join(rows.Select((row, i) => Picture(row, FormattableString.Invariant($"picture {i + 1}"))))}</div>");

    public override void Describe(ExaminedRow row, JsonObject tooltip)
    {
        if (_tooltipBytes > TooltipBytes)
            return;
        string source = Images.Source(_pictures.Png(row.Values));
        _tooltipBytes += source.Length;
        tooltip["image"] = source;
    }

    private Html Picture(float[] row, string text) => Images.Tag(_pictures.Png(row), text, shape, ShownHeight);
}
