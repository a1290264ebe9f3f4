using System.Text.Json;
using System.Text.Json.Nodes;
using MLNet.Autoencoders.Page;

namespace MLNet.Autoencoders.Charts;

/// <summary>The charts of a page, as specifications of Vega-Lite that the page's script draws.</summary>
internal sealed class ChartList
{
    private readonly JsonArray _specifications = [];

    /// <summary>Adds a chart, and returns the place where it is drawn.</summary>
    /// <param name="specification">The specification, without schema and width.</param>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    public Html Add(JsonObject specification, string description)
    {
        specification["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json";
        specification["width"] = "container";
        specification["description"] = description;
        _specifications.Add(specification);
        return Html.Of($"<div class=\"chart\" data-chart=\"{_specifications.Count - 1}\"></div>");
    }

    /// <summary>All specifications. The default encoder escapes what would end a script or begin markup.</summary>
    public string ToJson() => _specifications.ToJsonString(JsonSerializerOptions.Default);
}
