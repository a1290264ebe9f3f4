using Microsoft.ML;
using MLNet.Autoencoders;

namespace Generation;

/// <summary>A generative stochastic network: its chain walks from noise to a digit, and from digit to digit.</summary>
public static class StochasticSheets
{
    public static void Write(DigitSheets sheets, int epochs)
    {
        var ml = new MLContext(seed: 1);
        using var autoencoder = ml.Transforms.Autoencode("Codes", "Pixels", new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { HiddenSizes = [], CodingSize = 500, CodeActivation = Activation.Tanh },
            ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy,
            Corruption = Corruption.SaltAndPepper(0.1),
            HiddenNoise = new HiddenNoise { BeforeActivation = 0.3, AfterActivation = 0.3 },
            WalkBack = new WalkBack(),
            Training = new TrainingPlan { Epochs = epochs, Schedule = new CosineSchedule() },
            Seed = 1,
        }).Fit(sheets.Train(ml));
        sheets.SaveGenerated("stochastic", autoencoder.GenerateChain(count: 100, seed: 1, burnIn: 0));
        sheets.SaveReconstructions("stochastic", autoencoder);
    }
}
