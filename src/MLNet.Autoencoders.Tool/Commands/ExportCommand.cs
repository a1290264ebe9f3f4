using System.CommandLine;
using Microsoft.ML;
using MLNet.Autoencoders.Tool.Options;

namespace MLNet.Autoencoders.Tool.Commands;

/// <summary>Exports a model as ONNX.</summary>
internal static class ExportCommand
{
    private static readonly Dictionary<string, AutoencoderPart> Parts = new()
    {
        ["encoder"] = AutoencoderPart.Encoder,
        ["decoder"] = AutoencoderPart.Decoder,
        ["whole"] = AutoencoderPart.Whole,
    };

    private const string Ending = """
        The file takes rows of features: numbers as they are in the table, categories one-hot, in the order that describe
        prints. Any ONNX runtime can use it.

        Example:
          autoencode export model.zip --part encoder --out encoder.onnx
        """;

    public static Command Create(Session session)
    {
        var model = new Argument<string>("model") { Description = "The model: a zip that fit or detect wrote" };
        var part = Opt.OneOf("--part", "The part to export. Default encoder", Parts.Keys);
        var output = Opt.Required("--out", "FILE", "The ONNX file to write");
        var command = new ToolCommand("export", "Exports a model, or a part of it, as ONNX", Ending) { model, part, output };
        command.SetAction(result =>
        {
            var (path, modelPath) = (result.GetRequiredValue(output), result.GetRequiredValue(model));
            OutputFile.RequireFolder(path);
            if (!File.Exists(modelPath))
                throw new UserError($"There is no file {modelPath}.");
            using var autoencoder = new MLContext().LoadAutoencoder(modelPath);
            autoencoder.ExportOnnx(path, Parts[result.GetValue(part) ?? "encoder"]);
            session.Error.WriteLine($"Exported: {path}");
            return ExitCode.Done;
        });
        return command;
    }
}
