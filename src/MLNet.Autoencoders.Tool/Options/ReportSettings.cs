using System.CommandLine;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>The report that a fit writes beside the model.</summary>
internal sealed class ReportSettings
{
    private readonly Option<string?> _path = Opt.Text("--report", "FILE", "A report on the fit to write, one HTML file");

    public void AddTo(Command command) => command.Add(_path);

    /// <summary>The file to write; null for none.</summary>
    /// <exception cref="UserError">It could not be written.</exception>
    public string? Path(ParseResult result)
    {
        string? path = result.GetValue(_path);
        if (path is not null)
            OutputFile.RequireFolder(path, "--report");
        return path;
    }
}
