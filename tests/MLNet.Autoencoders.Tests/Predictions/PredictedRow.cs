using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Tests.Predictions;

/// <summary>A row of a curved surface, and what may be predicted of it: each label follows from the first feature alone.</summary>
internal sealed class PredictedRow
{
    public const int Size = 4;

    [VectorType(Size)]
    public float[] Features { get; set; } = [];

    public string Word { get; set; } = "";

    [KeyType(3)]
    public uint Key { get; set; }

    public bool Flag { get; set; }

    public float Number { get; set; }

    /// <param name="ml">The context.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="labelled">The rows of this many are labelled one; the others are not, but for the flag.</param>
    public static IDataView View(MLContext ml, int count, int seed, int labelled = 1)
    {
        var random = new Random(seed);
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i =>
        {
            float x = (2 * random.NextSingle()) - 1;
            int kind = x < -0.3f ? 0 : x < 0.3f ? 1 : 2;
            bool told = i % labelled == 0;
            return new PredictedRow
            {
                Features = [x, (x * x) + (0.1f * random.NextSingle()), random.NextSingle(), x + (0.1f * random.NextSingle())],
                Word = new[] { "low", "middle", "high" }[kind],
                Key = told ? (uint)kind + 1 : 0,
                Flag = x > 0,
                Number = told ? (10 * x) + 100 : float.NaN,
            };
        }).ToList());
    }

    /// <summary>Options of a quick fit.</summary>
    public static AutoencoderPredictionTrainer.Options Options(string label)
    {
        var autoencoder = AutoencoderEstimator.Options.FewLabels(label, codingSize: 8, hiddenSizes: [16]);
        autoencoder.Training = autoencoder.Training with { Steps = 400, BatchSize = 60, Optimizer = new AdamOptimizer { LearningRate = 0.01 } };
        autoencoder.Corruption = Corruption.Gaussian(0.05);
        autoencoder.Seed = 1;
        return new() { Autoencoder = autoencoder };
    }
}
