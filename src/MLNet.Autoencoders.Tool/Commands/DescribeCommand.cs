using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLNet.Autoencoders.Tool.Commands;

/// <summary>Says what a model is.</summary>
internal static class DescribeCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private const string Ending = """
        Example:
          autoencode describe model.zip
          autoencode describe model.zip --options > options.json
        """;

    public static Command Create(Session session)
    {
        var model = new Argument<string>("model") { Description = "A model zip, or an ONNX file that export wrote" };
        var options = new Option<bool>("--options") { Description = "Print the options of the fit as JSON, in the form that fit --options takes" };
        var history = new Option<bool>("--history") { Description = "Print the losses of every epoch" };
        var command = new ToolCommand("describe", "Says what a model is: its columns, its options and how it was trained", Ending) { model, options, history };
        command.SetAction(result =>
        {
            string path = result.GetRequiredValue(model);
            if (!File.Exists(path))
                throw new UserError($"There is no file {path}.");
            var description = AutoencoderDescription.FromFile(path);
            if (result.GetValue(options))
                session.Out.WriteLine(OptionsOf(description));
            else if (result.GetValue(history))
                session.Out.WriteLine(description.History);
            else
                Summarize(description, session.Out);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Summarize(AutoencoderDescription description, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"takes: {description.InputColumnName}, {description.InputSize} features"));
        foreach (var column in description.OutputColumns)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"gives: {column.Name}, {column.Size} values"));
        if (description.FeatureNames is { } names)
            output.WriteLine($"features: {Data.ColumnPatterns.Listed(names)}");
        foreach (var (name, value) in Fitting.FitSummary.Of(description))
            output.WriteLine($"{name}: {value}");
        output.WriteLine($"scaling of inputs: {description.InputScaling ?? "as in the options"}");
        output.WriteLine($"options: {OptionsOf(description)}");
    }

    private static string OptionsOf(AutoencoderDescription description) => JsonNode.Parse(description.Options)!.ToJsonString(Indented);
}
