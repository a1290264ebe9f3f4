using System.CommandLine;
using Microsoft.ML;
using MLNet.Autoencoders.Tool.Data;
using MLNet.Autoencoders.Tool.Fitting;
using MLNet.Autoencoders.Tool.Options;
using MLNet.Autoencoders.Tool.Scoring;

namespace MLNet.Autoencoders.Tool.Commands;

/// <summary>Fits a model that predicts a label.</summary>
internal static class PredictCommand
{
    private const string Ending = """
        Rows whose label is missing are learned from too, so few need one.
        The model is an ordinary ML.NET zip with the columns Score, with a value for each class, and PredictedLabel, which
        score writes; for a number with the column Score alone.

        Example:
          autoencode predict data.csv --label class --out model.zip
          autoencode score model.zip data.csv --keep id --out predicted.csv
        """;

    public static Command Create(Session session)
    {
        var (table, features, axes, report) = (new TableOptions(), new FeatureOptions(), new FitOptions(), new ReportSettings());
        var number = Opt.Flag("--number", "The label is a number to estimate. Otherwise it is a class, whatever its name");
        var output = Opt.Required("--out", "FILE", "The model to write");
        var command = new ToolCommand("predict", "Fits a model that predicts a label, from rows few of which may have it", Ending);
        table.AddTo(command);
        features.AddTo(command);
        command.Add(number);
        axes.AddTo(command);
        command.Add(output);
        report.AddTo(command);
        command.SetAction(result =>
        {
            bool isNumber = result.GetValue(number);
            var choice = features.Choice(result) with { LabelKind = isNumber ? FieldKind.Number : FieldKind.Text };
            var options = axes.Over(AutoencoderEstimator.Options.FewLabels(), result);
            return new FitRun(session, result, table, choice).Run(options, result.GetRequiredValue(output), report.Report(result), ml =>
            {
                var prediction = new AutoencoderPredictionTrainer.Options { FeatureColumnName = ModelColumns.Features, Autoencoder = options };
                return isNumber ? Number(ml.Regression.Trainers.AutoencoderRegression(prediction)) : Class(ml, ml.MulticlassClassification.Trainers.AutoencoderClassification(prediction));
            });
        });
        return command;
    }

    private static Func<IDataView, FittedModel> Number(AutoencoderPredictionTrainer trainer) => rows => FittedModel.Of(trainer.Fit(rows));

    /// <summary>The class that is predicted is told by its name rather than by its number.</summary>
    private static Func<IDataView, FittedModel> Class(MLContext ml, AutoencoderPredictionTrainer trainer) => rows =>
    {
        var model = trainer.Fit(rows);
        return FittedModel.Of(model, ml.Transforms.Conversion.MapKeyToValue(SavedModel.PredictedLabel).Fit(model.Transform(rows)));
    };
}
