using System.Globalization;
using System.Text.Json.Nodes;
using MLNet.Autoencoders.Charts;
using MLNet.Autoencoders.Page;

namespace MLNet.Autoencoders.Sections;

/// <summary>The code space in two dimensions.</summary>
internal static class CodeSection
{
    /// <summary>With more distinct labels, the colour is a scale if all are numbers, and otherwise has no legend.</summary>
    private const int MostNames = 20;

    /// <summary>The colour of rows without a label, among others that have one: on white and on black a quiet one.</summary>
    private const string Unlabelled = "#94949e";

    private const string HasLabel = "isValid(datum.label)";

    public static Html Of(AutoencoderReport report, ChartList charts, RowView view)
    {
        var codes = report.Codes;
        return codes.Points.Count == 0 ? Html.Empty : Html.Of($"""
            <section id="codes"><h2>The codes in two dimensions</h2>
            <p>{(codes.IsSample ? FormattableString.Invariant($"A random sample of {codes.Points.Count:N0} of {report.RowCount:N0} rows. ") : "")}Point at a code to see its row.{(report.Codes.Points.Any(p => p.Row.Label is null) && report.Codes.Points.Any(p => p.Row.Label is not null) ? " Rows without a label are grey." : "")}</p>
            {charts.Add(Points(report, view), "Codes in two dimensions")}
            </section>
            """);
    }

    private static JsonObject Points(AutoencoderReport report, RowView view)
    {
        var labels = report.Codes.Points.Select(p => p.Row.Label).OfType<string>().Distinct().ToList();
        bool numbers = labels.Count > MostNames && AreNumbers(labels);
        var encoding = new JsonObject
        {
            ["x"] = Axis("x", report.Codes.XAxis),
            ["y"] = Axis("y", report.Codes.YAxis),
        };
        if (labels.Count > 0)
        {
            var scale = new JsonObject { ["scheme"] = numbers ? "viridis" : labels.Count > 10 ? "tableau20" : "tableau10" };
            if (!numbers)
                scale["domain"] = new JsonArray([.. InOrder(labels).Select(l => JsonValue.Create(l))]);
            encoding["color"] = new JsonObject
            {
                ["condition"] = new JsonObject
                {
                    ["test"] = HasLabel,
                    ["field"] = "label",
                    ["type"] = numbers ? "quantitative" : "nominal",
                    ["title"] = report.Options.LabelColumnName,
                    ["legend"] = numbers || labels.Count <= MostNames ? new JsonObject() : null,
                    ["scale"] = scale,
                },
                ["value"] = Unlabelled,
            };
            encoding["opacity"] = new JsonObject { ["condition"] = new JsonObject { ["test"] = HasLabel, ["value"] = 0.7 }, ["value"] = 0.3 };
        }
        return new JsonObject
        {
            ["height"] = 480,
            ["data"] = new JsonObject { ["values"] = new JsonArray([.. report.Codes.Points.OrderBy(p => p.Row.Label is not null).Select(p => Point(p, numbers, view))]) },
            ["mark"] = new JsonObject { ["type"] = "circle", ["opacity"] = 0.7, ["tooltip"] = new JsonObject { ["content"] = "data" } },
            ["encoding"] = encoding,
        };
    }

    private static JsonObject Point(CodePoint point, bool numbers, RowView view)
    {
        var values = new JsonObject { ["row"] = point.Row.Index, ["x"] = Rounded(point.X), ["y"] = Rounded(point.Y) };
        if (point.Row.Label is { } label)
            values["label"] = numbers ? Number(label) : label;
        if (float.IsFinite(point.Row.Error))
            values["error"] = Rounded(point.Row.Error);
        view.Describe(point.Row, values);
        return values;
    }

    private static bool AreNumbers(List<string> labels) => labels.TrueForAll(l => double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value));

    private static double Number(string label) => double.Parse(label, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static IEnumerable<string> InOrder(List<string> labels) => AreNumbers(labels) ? labels.OrderBy(Number) : labels.Order(StringComparer.Ordinal);

    private static JsonObject Axis(string field, string title) => new() { ["field"] = field, ["type"] = "quantitative", ["title"] = title, ["scale"] = new JsonObject { ["zero"] = false } };

    /// <summary>More digits than can be seen would only make the page larger.</summary>
    private static double Rounded(float value) => double.Parse(value.ToString("G5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
