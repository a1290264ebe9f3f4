using Microsoft.ML;
using MLNet.Autoencoders;

namespace Generation;

/// <summary>A variational autoencoder: its codes are close to N(0, I), so that codes drawn from it become new digits.</summary>
public static class VariationalSheets
{
    public static void Write(DigitSheets sheets, int epochs)
    {
        var ml = new MLContext(seed: 1);
        using var autoencoder = ml.Transforms.AutoencodeVariational(
            "Codes", "Pixels", codingSize: 10, hiddenSizes: [300, 300], ReconstructionLoss.BinaryCrossEntropy,
            training: new TrainingPlan { Epochs = epochs, Schedule = new CosineSchedule() }, seed: 1).Fit(sheets.Train(ml));
        sheets.SaveGenerated("variational", autoencoder.Generate(count: 100, seed: 1));
        sheets.SaveInterpolations("variational", autoencoder);
        sheets.SaveReconstructions("variational", autoencoder);
    }
}
