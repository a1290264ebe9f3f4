using System.Text.Json.Nodes;
using MLNet.Autoencoders.Charts;
using MLNet.Autoencoders.Page;
using MLNet.Autoencoders.Pictures;

namespace MLNet.Autoencoders.Sections;

/// <summary>Which features are reconstructed badly.</summary>
internal static class FeatureSection
{
    private const int MostBars = 30;
    private const int BarHeight = 18;
    private const int MapHeight = 168;

    public static Html Of(AutoencoderReport report, ChartList charts) => Html.Of($"""
        <section id="features"><h2>Errors by feature</h2>
        <p>The share that features have in all reconstruction errors{(report.Features.Count > MostBars ? FormattableString.Invariant($": the {MostBars} largest of {report.Features.Count}") : "")}.</p>
        {(report.Options.ImageShape is { } shape ? Map(report, shape) : Html.Empty)}
        {charts.Add(Bars([.. report.Features.Take(MostBars)]), "Share of the reconstruction error by feature")}
        </section>
        """);

    private static Html Map(AutoencoderReport report, ImageShape shape)
    {
        float[] shares = new float[report.Features.Count];
        foreach (var feature in report.Features)
            shares[feature.Slot] = (float)feature.Share;
        return Html.Of($"<figure style=\"display:inline-block\">{Images.Tag(new RowPictures(shape, PixelRange.Of([shares])).Png(shares), "errors by pixel", shape, MapHeight)}<figcaption>where the errors are: white is the largest</figcaption></figure>");
    }

    private static JsonObject Bars(IReadOnlyList<FeatureSummary> features) => new()
    {
        ["height"] = BarHeight * Math.Max(2, features.Count),
        ["data"] = new JsonObject
        {
            ["values"] = new JsonArray([.. features.Select(f => new JsonObject { ["feature"] = f.Name, ["share"] = f.Share, ["mean error"] = f.Error, ["mean"] = f.Mean, ["standard deviation"] = f.StandardDeviation })]),
        },
        ["mark"] = new JsonObject { ["type"] = "bar", ["tooltip"] = new JsonObject { ["content"] = "data" } },
        ["encoding"] = new JsonObject
        {
            ["y"] = new JsonObject { ["field"] = "feature", ["type"] = "nominal", ["title"] = "feature", ["sort"] = null, ["axis"] = new JsonObject { ["labelLimit"] = 160 } },
            ["x"] = new JsonObject { ["field"] = "share", ["type"] = "quantitative", ["title"] = "share of the error", ["axis"] = new JsonObject { ["format"] = "%" } },
        },
    };
}
