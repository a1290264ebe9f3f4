using Digits;
using Microsoft.ML;
using MLNet.Autoencoders;

namespace Generation;

/// <summary>The digits that the examples learn from, and the folder that they write their sheets to.</summary>
/// <param name="folder">The folder; it is created where there is none.</param>
/// <param name="mnistFolder">The folder with MNIST's four files, or null for the 8×8 digits.</param>
public sealed class DigitSheets(string folder, string? mnistFolder)
{
    private const int Columns = 10;
    private const int ImagePixels = 56;

    private readonly DigitData _data = DigitData.Load(mnistFolder);

    /// <summary>The digits to learn from, from 0 (white) to 1 (black), in the column Pixels.</summary>
    public IDataView Train(MLContext ml) => _data.View(ml, _data.Train);

    /// <summary>Writes digits that were generated.</summary>
    public void SaveGenerated(string name, float[][] digits) => Save(name + "-generated", digits);

    /// <summary>Writes the ways from test digits to the next ones, a way in each line.</summary>
    public void SaveInterpolations(string name, AutoencoderTransformer autoencoder) => Save(
        name + "-interpolations",
        [.. Test(Columns).Zip(Test(Columns + 1).Skip(1), (from, to) => autoencoder.Interpolate(from, to, steps: Columns)).SelectMany(way => way)]);

    /// <summary>Writes test digits and, below each, its reconstruction.</summary>
    public void SaveReconstructions(string name, AutoencoderTransformer autoencoder) => Save(
        name + "-reconstructions",
        [.. Test(4 * Columns).Chunk(Columns).SelectMany(line => line.Concat(autoencoder.Reconstruct(line)))]);

    private void Save(string name, float[][] images)
    {
        var sheet = new ImageSheet
        {
            Shape = new ImageShape(Channels: 1, _data.Width, _data.Width),
            Columns = Columns,
            Magnification = ImagePixels / _data.Width,
            Margin = 4,
            Black = 1,
            White = 0,
        };
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name + ".png");
        sheet.Save(path, images);
        Console.WriteLine($"Wrote {path}.");
    }

    private float[][] Test(int count) => [.. _data.Test.Take(count).Select(d => d.Pixels)];
}
