using Microsoft.ML;
using MLNet.Autoencoders;

namespace Generation;

/// <summary>A plain autoencoder reconstructs digits from ten numbers. It cannot generate any: nothing says which codes occur.</summary>
public static class PlainSheets
{
    public static void Write(DigitSheets sheets, int epochs)
    {
        var ml = new MLContext(seed: 1);
        using var autoencoder = ml.Transforms.Autoencode("Codes", "Pixels", new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { HiddenSizes = [200, 80], CodingSize = 10, OutputActivation = Activation.Sigmoid },
            Training = new TrainingPlan { Epochs = epochs },
            Seed = 1,
        }).Fit(sheets.Train(ml));
        sheets.SaveReconstructions("plain", autoencoder);
    }
}
