using System.CommandLine;
using Microsoft.ML;
using MLNet.Autoencoders.Tool.Fitting;
using MLNet.Autoencoders.Tool.Options;

namespace MLNet.Autoencoders.Tool.Commands;

/// <summary>Fits an autoencoder to a table.</summary>
internal static class FitCommand
{
    private const string Ending = """
        The model is an ordinary ML.NET zip with the columns Codes and Error, or Imputed for the kind imputation.
        Ctrl-C ends the fit with the best epoch so far; a second Ctrl-C ends it without a model.

        Example:
          autoencode fit data.csv --features "f*" --label class --codes 30 --kind denoising --out model.zip --report report.html
        """;

    public static Command Create(Session session)
    {
        var (table, features, axes, report) = (new TableOptions(), new FeatureOptions(), new FitOptions(), new ReportSettings());
        var kind = Opt.OneOf("--kind", $"The kind of autoencoder. Default {Kinds.Default}", Kinds.Names);
        var image = ImageShapes.Option("The shape of rows that are pictures, for the kind convolutional and for the report");
        var output = Opt.Required("--out", "FILE", "The model to write");
        var command = new ToolCommand("fit", "Fits an autoencoder to a table", Ending);
        table.AddTo(command);
        features.AddTo(command);
        command.Add(kind);
        axes.AddTo(command);
        command.Add(image);
        command.Add(output);
        report.AddTo(command);
        command.SetAction(result =>
        {
            string name = result.GetValue(kind) ?? Kinds.Default;
            var options = axes.Over(Shaped(Kinds.Options(name), result.GetValue(image)), result);
            options.ReconstructionErrorColumnName ??= ModelColumns.Error;
            return new FitRun(session, result, table, features.Choice(result)).Run(options, result.GetRequiredValue(output), report.Report(result, result.GetValue(image)), ml =>
            {
                var autoencoder = name == Kinds.Imputation
                    ? ml.Transforms.ImputeWithAutoencoder(ModelColumns.Imputed, ModelColumns.Features, options)
                    : ml.Transforms.Autoencode(ModelColumns.Codes, ModelColumns.Features, options);
                return rows => FittedModel.Of(autoencoder.Fit(rows));
            });
        });
        return command;
    }

    private static AutoencoderEstimator.Options Shaped(AutoencoderEstimator.Options options, ImageShape? shape)
    {
        if (shape is not null && options.Architecture is ConvolutionalArchitecture convolutional)
            options.Architecture = convolutional with { Channels = shape.Channels, Height = shape.Height, Width = shape.Width };
        return options;
    }
}
