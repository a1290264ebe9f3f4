using System.CommandLine;
using Microsoft.ML;
using MLNet.Autoencoders.Tool.Fitting;
using MLNet.Autoencoders.Tool.Options;

namespace MLNet.Autoencoders.Tool.Commands;

/// <summary>Fits a detector of anomalies to a table.</summary>
internal static class DetectCommand
{
    private const string Ending = """
        The model is an ordinary ML.NET zip with the columns Score and PredictedLabel, which score writes.

        Example:
          autoencode detect data.csv --contamination 0.01 --out model.zip
          autoencode score model.zip data.csv --keep id --out anomalies.csv
        """;

    public static Command Create(Session session)
    {
        var (table, features, axes, detector, report) = (new TableOptions(), new FeatureOptions(), new FitOptions(), new DetectorOptions(), new ReportSettings());
        var output = Opt.Required("--out", "FILE", "The model to write");
        var command = new ToolCommand("detect", "Fits a detector of anomalies to a table whose rows are mostly usual", Ending);
        table.AddTo(command);
        features.AddTo(command);
        detector.AddTo(command);
        axes.AddTo(command);
        command.Add(output);
        report.AddTo(command);
        command.SetAction(result =>
        {
            var options = axes.Over(AutoencoderEstimator.Options.AnomalyDetection(), result);
            return new FitRun(session, result, table, features.Choice(result)).Run(options, result.GetRequiredValue(output), report.Report(result), ml =>
            {
                var trainer = ml.AnomalyDetection.Trainers.Autoencoder(detector.With(options, ModelColumns.Features, result));
                return rows => FittedModel.Of(trainer.Fit(rows));
            });
        });
        return command;
    }
}
