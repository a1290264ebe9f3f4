using Microsoft.ML;
using MLNet.Autoencoders;

namespace Kinds;

/// <summary>A generative stochastic network dreams up digits: a chain that starts from noise walks to rows like those it has learned.</summary>
public static class StochasticExample
{
    public static void Run(int epochs)
    {
        var ml = new MLContext(seed: 1);
        var (train, test) = DigitImages.Load();
        using var autoencoder = ml.Transforms
            .AutoencodeGenerativeStochastic("Codes", "Pixels", codingSize: 300, training: new TrainingPlan { Epochs = epochs }, seed: 1)
            .Fit(ml.Data.LoadFromEnumerable(train));

        var digits = train.Pixels();
        var chain = autoencoder.GenerateChain(count: 100, seed: 1, burnIn: 0);
        Console.WriteLine("Squared distance to the nearest digit of the training rows");
        foreach (int step in new[] { 1, 2, 5, 10, 100 })
            Console.WriteLine($"  after {step,3} steps from noise:       {Nearest(chain[step - 1], digits):F2}");
        Console.WriteLine($"  digits that were not learned:        {test.Pixels().Average(row => Nearest(row, digits)):F2}");
        Console.WriteLine($"  100 digits, each from its own chain: {autoencoder.Generate(100, seed: 1).Average(row => Nearest(row, digits)):F2}");
    }

    private static double Nearest(float[] row, float[][] digits) => digits.Min(digit => DigitImages.SquaredError([row], [digit]));
}
