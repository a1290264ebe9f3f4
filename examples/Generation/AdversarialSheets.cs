using Microsoft.ML;
using MLNet.Autoencoders;

namespace Generation;

/// <summary>An adversarial autoencoder: a second network sees to it that its codes look like draws of N(0, I).</summary>
public static class AdversarialSheets
{
    public static void Write(DigitSheets sheets, int epochs)
    {
        var ml = new MLContext(seed: 1);
        using var autoencoder = ml.Transforms.AutoencodeAdversarial(
            "Codes", "Pixels", codingSize: 6, hiddenSizes: [300, 300],
            training: new TrainingPlan { Epochs = epochs, Schedule = new CosineSchedule() }, seed: 1).Fit(sheets.Train(ml));
        sheets.SaveGenerated("adversarial", autoencoder.Generate(count: 100, seed: 1));
        sheets.SaveInterpolations("adversarial", autoencoder);
        sheets.SaveReconstructions("adversarial", autoencoder);
    }
}
