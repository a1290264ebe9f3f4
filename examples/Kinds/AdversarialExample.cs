using Microsoft.ML;
using MLNet.Autoencoders;

namespace Kinds;

/// <summary>Codes that follow a known distribution: draws of it are decoded to new digits.</summary>
public static class AdversarialExample
{
    public static void Run(int epochs)
    {
        var ml = new MLContext(seed: 1);
        var (train, test) = DigitImages.Load();
        using var autoencoder = ml.Transforms
            .AutoencodeAdversarial("Codes", "Pixels", codingSize: 4, hiddenSizes: [200, 100], training: new TrainingPlan { Epochs = epochs }, seed: 1)
            .Fit(ml.Data.LoadFromEnumerable(train));

        var codes = autoencoder.Encode(test.Pixels());
        Console.WriteLine($"Means of the codes' values:      {string.Join(", ", Enumerable.Range(0, 4).Select(i => $"{codes.Average(c => c[i]):F2}"))} (0 in the distribution)");
        Console.WriteLine($"Variances:                       {string.Join(", ", Enumerable.Range(0, 4).Select(i => $"{Variance(codes, i):F2}"))} (1 in the distribution)");
        var real = train.Pixels();
        Console.WriteLine($"From a new digit to the nearest: {Distance(autoencoder.Generate(200, seed: 1), real):F2} (from a test digit: {Distance(test.Pixels()[..200], real):F2})");
    }

    private static double Variance(float[][] codes, int value)
    {
        double mean = codes.Average(c => c[value]);
        return codes.Average(c => (c[value] - mean) * (c[value] - mean));
    }

    /// <summary>The squared distance from a row to the nearest of others, averaged over the rows.</summary>
    private static double Distance(float[][] rows, float[][] others) =>
        rows.Average(row => others.Min(other => row.Zip(other, (x, y) => (double)(x - y) * (x - y)).Sum()));
}
