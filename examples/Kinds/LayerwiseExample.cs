using Microsoft.ML;
using MLNet.Autoencoders;

namespace Kinds;

/// <summary>Layers trained one by one, each as a denoising autoencoder of its own, then all together.</summary>
public static class LayerwiseExample
{
    public static void Run(int epochs)
    {
        var ml = new MLContext(seed: 1);
        var (train, test) = DigitImages.Load();
        using var autoencoder = ml.Transforms.Autoencode("Codes", "Pixels", new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { HiddenSizes = [150, 60], CodingSize = 10 },
            Pretraining = new LayerwisePretraining
            {
                Phase = new PretrainingPhase { Corruption = Corruption.Masking(0.1), Training = new TrainingPlan { Epochs = epochs } },
            },
            Training = new TrainingPlan { Epochs = epochs },
            HiddenLayerColumnNames = ["Strokes", "Shapes"],
            Seed = 1,
        }).Fit(ml.Data.LoadFromEnumerable(train));

        foreach (var (phase, number) in autoencoder.History.Pretraining.Select((p, i) => (p, i + 1)))
            Console.WriteLine($"Layer {number}: loss {phase.Epochs[0].TrainingLoss:F2} → {phase.Epochs[^1].TrainingLoss:F2}");
        Console.WriteLine($"All:     loss {autoencoder.History.Epochs[0].TrainingLoss:F2} → {autoencoder.History.Epochs[^1].TrainingLoss:F2}");
        var columns = autoencoder.Transform(ml.Data.LoadFromEnumerable(test)).Schema;
        Console.WriteLine($"Columns: {string.Join(", ", columns.Select(c => $"{c.Name} {c.Type}"))}");
    }
}
