using System.CommandLine;
using Microsoft.ML;
using MLNet.Autoencoders.Tool.Data;
using MLNet.Autoencoders.Tool.Options;

namespace MLNet.Autoencoders.Tool.Commands;

/// <summary>Generates rows with a model.</summary>
internal static class GenerateCommand
{
    private const int DefaultCount = 100;

    private const string Ending = """
        Variational and adversarial autoencoders, generative stochastic networks and denoising autoencoders can.

        Example:
          autoencode generate model.zip --count 100 --out digits.png --image 1x28x28
          autoencode generate model.zip --count 1000 --seed 1 --out rows.csv
        """;

    public static Command Create(Session session)
    {
        var model = new Argument<string>("model") { Description = "The model: a zip that fit wrote" };
        var count = Opt.Int("--count", $"The number of rows. Default {DefaultCount}");
        var seed = Opt.Int("--seed", "The seed: the same seed gives the same rows. Default: at random, shown at the end");
        var image = ImageShapes.Option("The shape of the pictures of a .png file");
        var output = Opt.Required("--out", "FILE", "The file to write: a table or, if its name ends in .png, a sheet of pictures");
        var command = new ToolCommand("generate", "Generates new rows like those that a model was fitted to", Ending) { model, count, seed, image, output };
        command.SetAction(result =>
        {
            var (path, modelPath) = (result.GetRequiredValue(output), result.GetRequiredValue(model));
            OutputFile.RequireFolder(path);
            if (result.GetValue(count) is <= 0 and { } few)
                throw new UserError($"--count: {few} is below 1.");
            bool isPicture = Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase);
            var shape = result.GetValue(image);
            if (isPicture && shape is null)
                throw new UserError($"{ImageShapes.Name}: a .png file needs the shape of its pictures, such as 1x28x28.");
            if (!File.Exists(modelPath))
                throw new UserError($"There is no file {modelPath}.");
            using var autoencoder = new MLContext().LoadAutoencoder(modelPath);
            if (isPicture && shape!.Size != autoencoder.Description.InputSize)
                throw new UserError($"{ImageShapes.Name}: {shape} is not the shape of rows of {autoencoder.Description.InputSize} values.");
            int seedUsed = result.GetValue(seed) ?? Random.Shared.Next();
            var rows = autoencoder.Generate(result.GetValue(count) ?? DefaultCount, seedUsed);
            if (isPicture)
                new ImageSheet { Shape = shape!, Columns = (int)Math.Ceiling(Math.Sqrt(rows.Length)) }.Save(path, rows);
            else
                OutputFile.Write(path, stream => WriteTable(stream, path, autoencoder.Description, rows));
            session.Error.WriteLine($"{rows.Length} rows with seed {seedUsed}: {path}");
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteTable(Stream stream, string path, AutoencoderDescription description, float[][] rows)
    {
        using var text = FieldWriter.Text(stream);
        using var writer = new FieldWriter(text, DelimitedFormat.SeparatorOf(path));
        writer.WriteLine(Enumerable.Range(0, description.InputSize).Select(i =>
            description.FeatureNames?[i] is { Length: > 0 } name ? name : $"{description.InputColumnName}{i}"));
        foreach (var row in rows)
        {
            foreach (float value in row)
                writer.Write(value);
            writer.EndLine();
        }
    }
}
