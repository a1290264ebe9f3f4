using System.Text.Json.Nodes;
using MLNet.Autoencoders.Charts;
using MLNet.Autoencoders.Page;

namespace MLNet.Autoencoders.Sections;

/// <summary>Rows feature by feature, those first that are reconstructed worst.</summary>
internal sealed class FeatureView(AutoencoderReport report, ChartList charts) : RowView
{
    private const int MostBars = 24;
    private const int MostColumns = 12;
    private const int MostInTooltip = 8;
    private const int BarHeight = 15;

    public override Html Pairs(IReadOnlyList<ExaminedRow> rows) =>
        Html.Of($"<div class=\"charts\">{Html.Join(rows.Select(row => Html.Of($"<figure>{charts.Add(Bars(row), Caption(row))}<figcaption>{Caption(row)}</figcaption></figure>")))}</div>");

    public override Html Strip(IReadOnlyList<float[]> rows)
    {
        var features = report.Features.Take(MostColumns).ToList();
        return Html.Of($"""
            <div class="scroll"><table><tr>{Html.Join(features.Select(f => Html.Of($"<th class=\"number\">{f.Name}</th>")))}</tr>
            {Html.Join(rows.Select(row => Html.Of($"<tr>{Html.Join(features.Select(f => Html.Of($"<td class=\"number\">{row[f.Slot]:G4}</td>")))}</tr>\n")))}</table></div>
            {(report.Features.Count > MostColumns ? Html.Of($"<p class=\"quiet\">{MostColumns} of {report.Features.Count} features: those with the largest share of the error.</p>") : Html.Empty)}
            """);
    }

    public override void Describe(ExaminedRow row, JsonObject tooltip)
    {
        foreach (var feature in report.Features.Take(MostInTooltip))
            tooltip["feature " + feature.Name] = Number(row.Values[feature.Slot]);
    }

    /// <summary>Value and reconstruction of each feature, in standard deviations from its mean.</summary>
    private JsonObject Bars(ExaminedRow row)
    {
        var features = report.Features.Take(MostBars).ToList();
        var values = new JsonArray();
        foreach (var feature in features)
        {
            Add(feature, "row", row.Values[feature.Slot]);
            Add(feature, "reconstruction", row.Reconstruction[feature.Slot]);
        }
        return new JsonObject
        {
            ["height"] = Math.Max(BarHeight * 4, BarHeight * 2 * features.Count),
            ["data"] = new JsonObject { ["values"] = values },
            ["mark"] = new JsonObject { ["type"] = "bar", ["tooltip"] = new JsonObject { ["content"] = "data" } },
            ["encoding"] = new JsonObject
            {
                ["y"] = new JsonObject { ["field"] = "feature", ["type"] = "nominal", ["title"] = null, ["sort"] = null, ["axis"] = new JsonObject { ["labelLimit"] = 120 } },
                ["yOffset"] = new JsonObject { ["field"] = "of", ["sort"] = new JsonArray("row", "reconstruction") },
                ["x"] = new JsonObject { ["field"] = "deviations", ["type"] = "quantitative", ["title"] = "standard deviations from the mean" },
                ["color"] = new JsonObject { ["field"] = "of", ["type"] = "nominal", ["title"] = null, ["sort"] = new JsonArray("row", "reconstruction"), ["legend"] = new JsonObject { ["orient"] = "top" } },
            },
        };

        void Add(FeatureSummary feature, string of, float value)
        {
            if (float.IsFinite(value))
            {
                values.Add(new JsonObject
                {
                    ["feature"] = feature.Name,
                    ["of"] = of,
                    ["value"] = Number(value),
                    ["deviations"] = feature.StandardDeviation > 0 ? (value - feature.Mean) / feature.StandardDeviation : value - feature.Mean,
                });
            }
        }
    }

    /// <summary>JSON has no NaN and no infinity.</summary>
    private static JsonValue? Number(float value) => float.IsFinite(value) ? JsonValue.Create(value) : null;
}
