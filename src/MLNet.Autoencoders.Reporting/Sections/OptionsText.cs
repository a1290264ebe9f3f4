using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLNet.Autoencoders.Sections;

/// <summary>
/// The options of a fit, which a model holds as JSON, as lines of text. It knows no option by name: those of later versions are shown
/// as well.
/// </summary>
internal static class OptionsText
{
    private const string Kind = "kind";

    public static IEnumerable<(string Name, string Text)> Facts(string json)
    {
        JsonObject? options;
        try
        {
            options = JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            options = null;
        }
        return options is null ? [("Options", "cannot be read")] : options.Where(o => o.Value is not null).Select(o => (Words(o.Key), Text(o.Value!)));
    }

    /// <summary>The words of a name: "hiddenSizes" are "Hidden sizes".</summary>
    public static string Words(string name)
    {
        var words = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool begins = i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]) && name[i - 1] != ' ';
            if (begins)
                words.Append(' ');
            words.Append(i == 0 ? char.ToUpperInvariant(name[i]) : begins ? char.ToLowerInvariant(name[i]) : name[i]);
        }
        return words.ToString();
    }

    private static string Text(JsonNode node) => node switch
    {
        JsonArray array => array.Count == 0 ? "none" : string.Join(", ", array.Select(item => item is null ? "none" : Text(item))),
        JsonObject parts => Text(parts),
        JsonValue value when value.TryGetValue(out bool flag) => flag ? "yes" : "no",
        JsonValue value => value.ToString(),
        _ => node.ToJsonString(),
    };

    private static string Text(JsonObject parts)
    {
        string inside = string.Join("; ", parts.Where(p => p.Key != Kind && p.Value is not null).Select(p => $"{Words(p.Key).ToLowerInvariant()} {Text(p.Value!)}"));
        return parts[Kind] is { } kind ? inside.Length == 0 ? Words(kind.ToString()) : $"{Words(kind.ToString())} ({inside})" : inside;
    }
}
