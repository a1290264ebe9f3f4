using System.CommandLine;
using MLNet.Autoencoders.Tool.Fitting;

namespace MLNet.Autoencoders.Tool.Options;

/// <summary>The report that a fit writes beside the model.</summary>
internal sealed class ReportSettings
{
    public const string ExcitingInputs = "--exciting-inputs";

    private readonly Option<string?> _path = Opt.Text("--report", "FILE", "A report on the fit to write, one HTML file");
    private readonly Option<bool> _excitingInputs = ExcitingInputsOption();

    /// <summary>An option of every command that writes reports.</summary>
    public static Option<bool> ExcitingInputsOption() =>
        Opt.Flag(ExcitingInputs, "Show in the report the input that excites each unit of the code most, found by gradient ascent");

    public void AddTo(Command command)
    {
        command.Add(_path);
        command.Add(_excitingInputs);
    }

    /// <param name="result">The command line.</param>
    /// <param name="image">The shape of rows that are pictures; null for others.</param>
    /// <returns>The report to write; null for none.</returns>
    /// <exception cref="UserError">It could not be written.</exception>
    public ReportFile? Report(ParseResult result, ImageShape? image = null)
    {
        if (result.GetValue(_path) is not { } path)
            return null;
        OutputFile.RequireFolder(path, "--report");
        return new ReportFile(path, image, result.GetValue(_excitingInputs));
    }
}
