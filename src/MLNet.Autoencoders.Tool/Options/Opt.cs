using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>Makes options whose faults are told by the option's name.</summary>
internal static class Opt
{
    public static Option<string?> Text(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value };

    public static Option<string> Required(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, Required = true };

    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    /// <summary>Several values, separated by commas or in options of their own.</summary>
    public static Option<string[]> List(string name, string value, string description) => new(name)
    {
        Description = description,
        HelpName = value,
        CustomParser = result => [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
        DefaultValueFactory = _ => [],
    };

    public static Option<int?> Int(string name, string description) =>
        Parsed<int?>(name, "N", description, "a whole number", text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null);

    public static Option<long?> Long(string name, string description) =>
        Parsed<long?>(name, "N", description, "a whole number", text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null);

    public static Option<double?> Real(string name, string description) =>
        Parsed<double?>(name, "X", description, "a number", text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null);

    public static Option<string?> OneOf(string name, string description, IReadOnlyCollection<string> choices)
    {
        var option = Parsed<string?>(name, "NAME", $"{description}: {string.Join(", ", choices)}", $"one of {string.Join(", ", choices)}", text => choices.Contains(text) ? text : null);
        option.CompletionSources.Add(_ => choices.Select(c => new System.CommandLine.Completions.CompletionItem(c)));
        return option;
    }

    /// <param name="name">The name of the option.</param>
    /// <param name="value">What the help calls its value.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="expected">What its value must be.</param>
    /// <param name="parse">Reads a value; null if it is not one.</param>
    public static Option<T?> Parsed<T>(string name, string value, string description, string expected, Func<string, T?> parse) => new(name)
    {
        Description = description,
        HelpName = value,
        CustomParser = result => Parse(result, name, expected, parse),
    };

    private static T? Parse<T>(ArgumentResult result, string name, string expected, Func<string, T?> parse)
    {
        string text = result.Tokens[0].Value;
        if (parse(text) is { } value)
            return value;
        result.AddError($"{name}: '{text}' is not {expected}.");
        return default;
    }
}
