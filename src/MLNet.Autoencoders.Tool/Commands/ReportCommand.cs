using System.CommandLine;
using Microsoft.ML;
using MLNet.Autoencoders.Tool.Data;
using MLNet.Autoencoders.Tool.Fitting;
using MLNet.Autoencoders.Tool.Options;
using MLNet.Autoencoders.Tool.Scoring;

namespace MLNet.Autoencoders.Tool.Commands;

/// <summary>Writes a report on a model and what it makes of a table.</summary>
internal static class ReportCommand
{
    private const string Ending = """
        Example:
          autoencode report model.zip data.csv --label class --image 1x28x28 --out report.html
        """;

    public static Command Create(Session session)
    {
        var model = new Argument<string>("model") { Description = "The model: a zip that fit or detect wrote" };
        var table = new TableOptions();
        var label = Opt.Text(FeatureOptions.Label, "NAME", "A column by which codes are coloured");
        var image = ImageShapes.Option("The shape of rows that are pictures");
        var excitingInputs = ReportSettings.ExcitingInputsOption();
        var title = Opt.Text("--title", "TEXT", "The title of the report");
        var output = Opt.Required("--out", "FILE", "The report to write, one HTML file that opens without a network");
        var command = new ToolCommand("report", "Writes a report on a model and what it makes of a table", Ending) { model };
        table.AddTo(command);
        foreach (Option option in (Option[])[label, image, excitingInputs, title, output])
            command.Add(option);
        command.SetAction(result =>
        {
            var (path, modelPath) = (result.GetRequiredValue(output), result.GetRequiredValue(model));
            OutputFile.RequireFolder(path);
            var ml = new MLContext();
            using var saved = new SavedModel(ml, modelPath, threads: 1);
            using var autoencoder = ml.LoadAutoencoder(modelPath);
            var rows = table.IsBinary(result) ? BinaryTable.Open(ml, table.Path(result)) : Delimited(table.Delimited(result, session), saved, result.GetValue(label));
            var options = new ReportOptions { LabelColumnName = result.GetValue(label) };
            // Of the model's columns, the report reads that of the features alone: the others are not computed.
            new ReportFile(path, result.GetValue(image), result.GetValue(excitingInputs))
                .Save(autoencoder, saved.Transform(rows), result.GetValue(title) is { } text ? options with { Title = text } : options);
            session.Error.WriteLine($"Report: {path}");
            return ExitCode.Done;
        });
        return command;
    }

    private static DelimitedView Delimited(DelimitedFile file, SavedModel model, string? label)
    {
        var fields = ScoringTable.Fields(file, model.Columns, model.TakesMissingValues);
        if (label is not null && fields.All(f => f.Name != label))
            fields = [.. fields, new Field(label, file.IndexOf(label, "which --label names"), FieldKind.Text, AllowsMissing: true)];
        return new DelimitedView(file, fields, RowRange.All);
    }
}
