using Microsoft.ML;
using MLNet.Autoencoders;

namespace Kinds;

/// <summary>A deep network with tied weights tells more of a digit in ten numbers than a linear one, which is PCA.</summary>
public static class DeepExample
{
    public static void Run(int epochs)
    {
        var (train, test) = DigitImages.Load();
        Print("linear", new DenseArchitecture { HiddenSizes = [], CodingSize = 10 });
        Print("deep", new DenseArchitecture { HiddenSizes = [200, 80], CodingSize = 10 });
        Print("deep, tied", new DenseArchitecture { HiddenSizes = [200, 80], CodingSize = 10, TiedWeights = true });

        void Print(string name, Architecture architecture)
        {
            var ml = new MLContext(seed: 1);
            using var autoencoder = ml.Transforms.Autoencode("Codes", "Pixels", new AutoencoderEstimator.Options
            {
                Architecture = architecture,
                Training = new TrainingPlan { Epochs = epochs },
                Seed = 1,
            }).Fit(ml.Data.LoadFromEnumerable(train));

            var rows = test.Pixels();
            using var file = new MemoryStream();
            autoencoder.ExportOnnx(file, AutoencoderPart.Whole);
            Console.WriteLine($"{name,-10} squared error {DigitImages.SquaredError(autoencoder.Reconstruct(rows), rows):F2}, {file.Length / 1024} KB");
        }
    }
}
