using System.CommandLine;
using MLNet.Autoencoders.Tool.Data;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>The options that say how a table is read.</summary>
internal sealed class TableOptions
{
    private static readonly string[] UsualTokens = ["NA", "NaN"];

    private readonly Argument<string> _path = new("data") { Description = "The table: a CSV or TSV file, or a binary file of ML.NET (.idv)" };
    private readonly Option<string?> _separator = Opt.Parsed<string?>(
        "--separator", "CHAR", "What separates fields: one character, or tab. Default: a comma, in .tsv and .tab files a tab", "one character or tab", text => text == "tab" ? "\t" : text.Length == 1 ? text : null);
    private readonly Option<bool> _noHeader = Opt.Flag("--no-header", "The first line is a row already; the columns are named column1, column2, ... or by --columns");
    private readonly Option<string[]> _columns = Opt.List("--columns", "NAMES", "The names of all columns, for a file without header");
    private readonly Option<string[]> _missing = Opt.List("--missing", "TOKENS", $"What stands for a missing value, besides an empty field. Default: {string.Join(',', UsualTokens)}");

    public void AddTo(Command command)
    {
        command.Add(_path);
        foreach (Option option in (Option[])[_separator, _noHeader, _columns, _missing])
            command.Add(option);
    }

    public string Path(ParseResult result) => result.GetRequiredValue(_path);

    /// <summary>Whether the table is a binary file of ML.NET.</summary>
    public bool IsBinary(ParseResult result) => System.IO.Path.GetExtension(Path(result)).Equals(".idv", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="UserError">There is no such file.</exception>
    public DelimitedFile Delimited(ParseResult result, Session session) => new(Path(result), Format(result), session.In);

    private DelimitedFormat Format(ParseResult result)
    {
        var names = result.GetValue(_columns)!;
        var tokens = result.GetResult(_missing) is { Implicit: false } ? result.GetValue(_missing)! : UsualTokens;
        return new DelimitedFormat(
            result.GetValue(_separator)?[0] ?? DelimitedFormat.SeparatorOf(Path(result)),
            HasHeader: names.Length == 0 && !result.GetValue(_noHeader),
            names.Length == 0 ? null : names,
            new HashSet<string>(tokens));
    }
}
