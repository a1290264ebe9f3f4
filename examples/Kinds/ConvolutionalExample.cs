using Microsoft.ML;
using MLNet.Autoencoders;

namespace Kinds;

/// <summary>Kernels that look for the same everywhere tell as much of a digit with fewer weights.</summary>
public static class ConvolutionalExample
{
    public static void Run(int epochs)
    {
        var ml = new MLContext(seed: 1);
        var (train, test) = DigitImages.Load();
        var training = new TrainingPlan { Epochs = epochs };
        Print("dense", ml.Transforms.Autoencode("Codes", "Pixels", codingSize: 10, hiddenSizes: [200, 80], training: training, seed: 1));
        Print("convolutional", ml.Transforms.AutoencodeConvolutional(
            "Codes", "Pixels", stages: [new() { Maps = 16, Stride = 2 }, new() { Maps = 32, Stride = 2 }], codingSize: 10, training: training, seed: 1));

        void Print(string name, AutoencoderEstimator estimator)
        {
            using var autoencoder = estimator.Fit(ml.Data.LoadFromEnumerable(train));
            var rows = test.Pixels();
            using var file = new MemoryStream();
            autoencoder.ExportOnnx(file, AutoencoderPart.Whole);
            Console.WriteLine($"{name,-14} squared error {DigitImages.SquaredError(autoencoder.Reconstruct(rows), rows):F2}, {file.Length / 1024} KB");
        }
    }
}
