using Microsoft.ML;
using MLNet.Autoencoders;

namespace Kinds;

/// <summary>A variational autoencoder makes digits that nobody wrote, and knows how likely a row is.</summary>
public static class VariationalExample
{
    private const string Shades = " .:-=+*#%@";

    public static void Run(int epochs)
    {
        var ml = new MLContext(seed: 1);
        var (train, test) = DigitImages.Load();
        using var autoencoder = ml.Transforms
            .AutoencodeVariational(
                "Codes",
                "Pixels",
                codingSize: 8,
                hiddenSizes: [200],
                reconstructionLoss: ReconstructionLoss.BinaryCrossEntropy,
                training: new TrainingPlan { Epochs = epochs },
                seed: 1)
            .Fit(ml.Data.LoadFromEnumerable(train));

        Console.WriteLine("Six new digits:");
        Print(autoencoder.Generate(6, seed: 1));

        var rows = test.Pixels();
        float[][] negatives = Array.ConvertAll(rows, row => Array.ConvertAll(row, v => 1 - v));
        Console.WriteLine($"Mean log-likelihood of test digits:     {autoencoder.EstimateLogLikelihood(rows, seed: 1, samples: 20).Average():F1}");
        Console.WriteLine($"Mean log-likelihood of their negatives: {autoencoder.EstimateLogLikelihood(negatives, seed: 1, samples: 20).Average():F1}");
    }

    private static void Print(float[][] images)
    {
        for (int y = 0; y < 8; y++)
            Console.WriteLine(string.Join("   ", images.Select(image => string.Concat(image.Skip(8 * y).Take(8).Select(v => Shades[(int)(v * 9.99f)])))));
    }
}
