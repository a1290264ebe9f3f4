using System.Text.Json.Nodes;
using MLNet.Autoencoders.Charts;
using MLNet.Autoencoders.Page;

namespace MLNet.Autoencoders.Sections;

/// <summary>How active the units of the code are, and what excites them.</summary>
internal static class UnitSection
{
    private const int MostBars = 500;

    public static Html Of(AutoencoderReport report, ChartList charts, RowView view)
    {
        int dead = report.Units.Count(u => u.IsDead);
        var shown = report.Units.Where(u => u is { IsDead: false, ExcitingRows.Count: > 0 }).ToList();
        return Html.Of($"""
            <section id="units"><h2>The units of the code</h2>
            <p>{(dead == 0 ? "No unit is dead" : FormattableString.Invariant($"{dead} of {report.Units.Count} units are dead"))}: a dead unit has the same value for all rows. On average, {report.Units.Average(u => u.ActiveShare):P0} of a code's values are not zero.</p>
            {charts.Add(Bars([.. report.Units.Take(MostBars)]), "Mean activation of each unit")}
            {(report.Units.Count > MostBars ? Html.Of($"<p class=\"quiet\">The first {MostBars} of {report.Units.Count} units.</p>") : Html.Empty)}
            <details><summary>The rows that excite each unit most{(shown.Count < report.Units.Count ? FormattableString.Invariant($" ({shown.Count} of {report.Units.Count} units)") : "")}</summary>
            {Html.Join(shown.Select(u => Html.Of($"<h3>Unit {u.Unit}</h3>{view.Strip([.. u.ExcitingRows.Select(r => r.Values)])}")))}
            </details>
            {(report.Options.ExcitingInputs is { Count: > 0 } inputs ? Inputs([.. inputs.Take(report.Options.UnitCount)], view) : Html.Empty)}
            </section>
            """);
    }

    private static Html Inputs(IReadOnlyList<float[]> inputs, RowView view) => Html.Of($"""
        <h3>The input that excites each unit most</h3>
        <p>Found by gradient ascent from noise: one for each unit, in their order.</p>
        {view.Strip(inputs)}
        """);

    private static JsonObject Bars(IReadOnlyList<UnitSummary> units) => new()
    {
        ["height"] = 200,
        ["data"] = new JsonObject
        {
            ["values"] = new JsonArray([.. units.Select(u => new JsonObject
            {
                ["unit"] = u.Unit,
                ["mean"] = u.Mean,
                ["standard deviation"] = u.StandardDeviation,
                ["not zero"] = u.ActiveShare,
                ["state"] = u.IsDead ? "dead" : "alive",
            })]),
        },
        ["mark"] = new JsonObject { ["type"] = "bar", ["tooltip"] = new JsonObject { ["content"] = "data" } },
        ["encoding"] = new JsonObject
        {
            ["x"] = new JsonObject { ["field"] = "unit", ["type"] = "ordinal", ["title"] = "unit", ["axis"] = new JsonObject { ["labelOverlap"] = true, ["labelAngle"] = 0 } },
            ["y"] = new JsonObject { ["field"] = "mean", ["type"] = "quantitative", ["title"] = "mean activation" },
            ["color"] = new JsonObject
            {
                ["field"] = "state",
                ["type"] = "nominal",
                ["title"] = null,
                ["scale"] = new JsonObject { ["domain"] = new JsonArray("alive", "dead"), ["range"] = new JsonArray("#4c78a8", "#d62728") },
                ["legend"] = units.Any(u => u.IsDead) ? new JsonObject { ["orient"] = "top" } : null,
            },
        },
    };
}
