using System.Text.Json.Nodes;
using MLNet.Autoencoders.Charts;
using MLNet.Autoencoders.Page;

namespace MLNet.Autoencoders.Sections;

/// <summary>How the rows' reconstruction errors are distributed, and their anomaly scores beside the threshold.</summary>
internal static class ErrorSection
{
    public static Html Of(AutoencoderReport report, ChartList charts) =>
        Html.Of($"""
            <section id="errors"><h2>Reconstruction errors</h2>
            <p>How many rows have which error, summed over a row's features in the units of the scaled inputs: {report.Errors.Mean:G4} on average, {report.Errors.Median:G4} in the middle.</p>
            {charts.Add(Bars(report.Errors, "reconstruction error", threshold: null), "Distribution of reconstruction errors")}
            {(report.Scores is { } scores ? Scores(report, scores, charts) : Html.Empty)}
            </section>
            """);

    private static Html Scores(AutoencoderReport report, Distribution scores, ChartList charts) => Html.Of($"""
        <h3>Anomaly scores</h3>
        {(report.Description.AnomalyThreshold is { } threshold ? Html.Of($"<p>{report.RowsAboveThreshold:N0} of {report.RowCount:N0} rows lie above the threshold, {threshold:G4}, which the red line marks.</p>") : Html.Empty)}
        {charts.Add(Bars(scores, "anomaly score", report.Description.AnomalyThreshold), "Distribution of anomaly scores")}
        """);

    private static JsonObject Bars(Distribution distribution, string title, double? threshold)
    {
        var layers = new JsonArray(new JsonObject
        {
            ["data"] = new JsonObject { ["values"] = new JsonArray([.. distribution.Bins.Select(b => new JsonObject { ["from"] = b.From, ["to"] = b.To, ["rows"] = b.Count })]) },
            ["mark"] = new JsonObject { ["type"] = "bar", ["tooltip"] = new JsonObject { ["content"] = "data" } },
            ["encoding"] = new JsonObject
            {
                ["x"] = new JsonObject { ["field"] = "from", ["type"] = "quantitative", ["title"] = title, ["bin"] = new JsonObject { ["binned"] = true }, ["scale"] = distribution.IsLogarithmic ? new JsonObject { ["type"] = "log" } : new JsonObject { ["zero"] = false } },
                ["x2"] = new JsonObject { ["field"] = "to" },
                ["y"] = new JsonObject { ["field"] = "rows", ["type"] = "quantitative", ["title"] = "rows" },
            },
        });
        if (threshold is { } line && (line > 0 || !distribution.IsLogarithmic))
        {
            layers.Add(new JsonObject
            {
                ["data"] = new JsonObject { ["values"] = new JsonArray(new JsonObject { ["threshold"] = line }) },
                ["mark"] = new JsonObject { ["type"] = "rule", ["color"] = "#d62728", ["strokeWidth"] = 2, ["tooltip"] = true },
                ["encoding"] = new JsonObject { ["x"] = new JsonObject { ["field"] = "threshold", ["type"] = "quantitative" } },
            });
        }
        return new JsonObject { ["height"] = 220, ["layer"] = layers };
    }
}
