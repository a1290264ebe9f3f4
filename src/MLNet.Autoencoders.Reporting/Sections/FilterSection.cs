using MLNet.Autoencoders.Page;
using MLNet.Autoencoders.Pictures;

namespace MLNet.Autoencoders.Sections;

/// <summary>The weights of the first layer as pictures: of the input's shape, or of the kernels of a convolution.</summary>
internal static class FilterSection
{
    private const int ShownHeight = 56;

    private const int LongestSide = 32;

    private const int KernelDimensions = 3;

    public static Html Of(AutoencoderReport report)
    {
        var filters = report.Filters;
        var shape = filters.Shape.Count == KernelDimensions ? new ImageShape(filters.Shape[0], filters.Shape[1], filters.Shape[2])
            : report.Options.ImageShape is { } image && image.Size == filters.Shape[0] ? image
            : null;
        if (shape is null)
            return Html.Empty;
        var thumbnails = new Thumbnails(shape, LongestSide);
        var shown = filters.Units.Take(report.Options.UnitCount).ToList();
        return Html.Of($"""
            <section id="filters"><h2>Filters</h2>
            <p>What the units of the first layer look for{(shown.Count < filters.Units.Count ? FormattableString.Invariant($" (the first {shown.Count} of {filters.Units.Count})") : "")}: red where a large value excites the unit, blue where it inhibits it.</p>
            <div class="strip">{Html.Join(shown.Select((weights, i) => Images.Tag(FilterPictures.Png(thumbnails.Of(weights), thumbnails.Shape), $"filter {i}", shape, ShownHeight)))}</div>
            </section>
            """);
    }
}
