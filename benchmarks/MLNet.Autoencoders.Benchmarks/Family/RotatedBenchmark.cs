using Digits;

namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>
/// Rotated digits: three denoising layers, one pretrained on the outputs of the other, left as they are, before a linear
/// classifier. The published rows are no longer to be had; these are MNIST's, turned by random angles.
/// </summary>
internal sealed class RotatedBenchmark : IFamilyBenchmark
{
    private const int TrainRows = 10_000;

    public string Name => "rot";

    public IEnumerable<FamilyFigure> Run(FamilyContext context)
    {
        var train = Rotated(context.MnistTrain[..Math.Min(TrainRows, context.MnistTrain.Count)], seed: 1);
        var test = Rotated(context.MnistTest, seed: 2);
        using var encoder = FamilyContext.Fit(train.Rows, Options(context));
        double codes = LinearClassifier.Error(train.With(encoder.Encode(train.Rows)), test.With(encoder.Encode(test.Rows)));
        yield return Figure("rot_raw_error", "raw pixels", LinearClassifier.Error(train, test), "43.5");
        yield return Figure("rot_error", "stacked denoising, 3 × 1000 ReLU units, masking 25%", codes, "10.0");
    }

    private static AutoencoderEstimator.Options Options(FamilyContext context) => new()
    {
        Architecture = new DenseArchitecture
        {
            CodingSize = 1000,
            HiddenSizes = [1000, 1000],
            HiddenActivation = Activation.Relu,
            CodeActivation = Activation.Relu,
        },
        Pretraining = new LayerwisePretraining
        {
            FineTuning = false,
            Phase = new PretrainingPhase
            {
                Corruption = Corruption.Masking(0.25),
                Training = new TrainingPlan { Epochs = context.Few(30), BatchSize = 100, Schedule = new CosineSchedule() },
            },
        },
        Seed = 1,
    };

    private static LabelledRows Rotated(LabelledRows rows, int seed) => rows.With(Rotation.AtRandom(rows.Rows, Mnist.Width, seed));

    private static FamilyFigure Figure(string name, string model, double error, string published) =>
        new(name, model, "MNIST rotated (regenerated), 10,000 rows to learn from, 10,000 to test", "% wrong, linear classifier", [error])
        {
            Published = published,
            Source = "Vincent et al. 2010; linear SVM",
        };
}
