using System.Text.Json.Nodes;
using MLNet.Autoencoders.Charts;
using MLNet.Autoencoders.Page;

namespace MLNet.Autoencoders.Sections;

/// <summary>The losses by epoch, phase by phase.</summary>
internal static class LossSection
{
    public static Html Of(AutoencoderReport report, ChartList charts)
    {
        var phases = report.Description.History.Losses().Where(l => double.IsFinite(l.Value)).GroupBy(l => l.Phase).ToList();
        return phases.Count == 0 ? Html.Empty : Html.Of($"""
            <section id="loss"><h2>Training</h2>
            <p>The loss by epoch. The dashed line marks the epoch whose weights were kept.</p>
            {Html.Join(phases.Select(phase => Html.Of($"<h3>{Title(phase.Key, phases.Count)}</h3>{charts.Add(Curves([.. phase]), $"Loss by epoch, {phase.Key}")}")))}
            </section>
            """);
    }

    private static string Title(string phase, int phases) => phases == 1 ? "Loss by epoch" : OptionsText.Words(phase);

    private static JsonObject Curves(IReadOnlyList<LossValue> losses) => new()
    {
        ["height"] = 240,
        ["data"] = Values(losses.Select(l => new JsonObject { ["epoch"] = l.Epoch, ["loss"] = OptionsText.Words(l.Loss).ToLowerInvariant(), ["value"] = l.Value })),
        ["layer"] = new JsonArray(
            new JsonObject
            {
                ["data"] = Values(losses.Where(l => l.IsKept).Take(1).Select(l => new JsonObject { ["epoch"] = l.Epoch })),
                ["mark"] = new JsonObject { ["type"] = "rule", ["strokeDash"] = new JsonArray(4, 4), ["tooltip"] = "the epoch whose weights were kept" },
                ["encoding"] = new JsonObject { ["x"] = Epoch() },
            },
            new JsonObject
            {
                ["mark"] = new JsonObject { ["type"] = "line", ["point"] = losses.Count < PointsBelow, ["tooltip"] = true },
                ["encoding"] = new JsonObject
                {
                    ["x"] = Epoch(),
                    ["y"] = new JsonObject { ["field"] = "value", ["type"] = "quantitative", ["title"] = "loss", ["scale"] = Scale(losses) },
                    ["color"] = new JsonObject { ["field"] = "loss", ["type"] = "nominal", ["title"] = null, ["sort"] = null, ["legend"] = new JsonObject { ["orient"] = "top" } },
                },
            }),
    };

    private const int PointsBelow = 100;

    /// <summary>The first epochs often lose so much more than the later ones that a linear axis would show these as one line.</summary>
    private static JsonObject Scale(IReadOnlyList<LossValue> losses)
    {
        double least = losses.Min(l => l.Value);
        bool logarithmic = least > 0 && losses.Max(l => l.Value) > LogarithmicFrom * least;
        return logarithmic ? new JsonObject { ["type"] = "log" } : new JsonObject { ["zero"] = false };
    }

    private const double LogarithmicFrom = 5;

    private static JsonObject Epoch() => new() { ["field"] = "epoch", ["type"] = "quantitative", ["title"] = "epoch", ["axis"] = new JsonObject { ["tickMinStep"] = 1, ["format"] = "d" } };

    private static JsonObject Values(IEnumerable<JsonObject> values) => new() { ["values"] = new JsonArray([.. values]) };
}
