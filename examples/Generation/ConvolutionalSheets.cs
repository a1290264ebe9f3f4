using Microsoft.ML;
using MLNet.Autoencoders;

namespace Generation;

/// <summary>Convolutions compose with priors: a convolutional autoencoder whose codes are variational generates digits too.</summary>
public static class ConvolutionalSheets
{
    public static void Write(DigitSheets sheets, int epochs)
    {
        var ml = new MLContext(seed: 1);
        var options = AutoencoderEstimator.Options.Convolutional(
            stages: [new ConvolutionalStage { Maps = 32, Stride = 2 }, new ConvolutionalStage { Maps = 64, Stride = 2 }], codingSize: 10);
        options.Prior = new VariationalPrior();
        options.ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy;
        options.Training = new TrainingPlan { Epochs = epochs, Schedule = new CosineSchedule() };
        options.Seed = 1;
        using var autoencoder = ml.Transforms.Autoencode("Codes", "Pixels", options).Fit(sheets.Train(ml));
        sheets.SaveGenerated("convolutional", autoencoder.Generate(count: 100, seed: 1));
        sheets.SaveInterpolations("convolutional", autoencoder);
        sheets.SaveReconstructions("convolutional", autoencoder);
    }
}
