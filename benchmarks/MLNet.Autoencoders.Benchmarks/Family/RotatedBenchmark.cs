using Digits;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>
/// Rotated digits: three denoising layers, each pretrained on the outputs of the one before and left as it is, before a
/// linear classifier. The published rows are no longer to be had; these are MNIST's, turned by random angles.
/// </summary>
internal sealed class RotatedBenchmark : IBenchmark
{
    private const int TrainRows = 10_000;
    private static readonly string[] Layers = ["Layer1", "Layer2", "Codes"];

    public string Name => "rot";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var train = Rotated(context.MnistTrain[..Math.Min(TrainRows, context.MnistTrain.Count)], seed: 1);
        var test = Rotated(context.MnistTest, seed: 2);
        List<double> last = [], all = [];
        foreach (int seed in context.Seeds)
        {
            using var encoder = BenchmarkContext.Fit(train.Rows, Options(context, seed));
            last.Add(Error(encoder, Layers[^1]));
            all.Add(Error(encoder, Layers));
        }
        yield return Figure("rot_raw_error", "raw pixels", [LinearClassifier.Error(train, test)], "43.5");
        yield return Figure("rot_code_error", Model + ", the last layer's outputs", last, "10.0");
        yield return Figure("rot_error", Model + ", all layers' outputs", all, "10.0");

        double Error(AutoencoderTransformer encoder, params string[] columns) =>
            LinearClassifier.Error(train.With(Outputs(encoder, train.Rows, columns)), test.With(Outputs(encoder, test.Rows, columns)));
    }

    /// <summary>The values of columns one behind the other.</summary>
    private static float[][] Outputs(AutoencoderTransformer encoder, float[][] rows, string[] columns)
    {
        var scored = encoder.Transform(BenchmarkContext.View(new MLContext(), rows));
        return [.. columns.Select(c => scored.GetColumn<float[]>(c)).Aggregate((a, b) => a.Zip(b, (x, y) => (float[])[.. x, .. y]))];
    }

    private static AutoencoderEstimator.Options Options(BenchmarkContext context, int seed) => new()
    {
        Architecture = new DenseArchitecture
        {
            CodingSize = 1000,
            HiddenSizes = [1000, 1000],
            HiddenActivation = Activation.Relu,
            CodeActivation = Activation.Relu,
            TiedWeights = true,
        },
        HiddenLayerColumnNames = Layers[..^1],
        // All outputs go to one classifier, on one scale.
        CodeScaling = CodeScaling.None,
        Pretraining = new LayerwisePretraining
        {
            FineTuning = false,
            Phase = new PretrainingPhase
            {
                Corruption = Corruption.Masking(0.25),
                CodeConstraint = new WinnerTakeAll { Fraction = 0.05 },
                Training = new TrainingPlan { Epochs = context.Few(15), BatchSize = 100, Schedule = new CosineSchedule() },
            },
        },
        Seed = seed,
    };

    private const string Model = "stacked denoising, 3 × 1000 ReLU units, masking 25%, winner-take-all 5%";

    private static LabelledRows Rotated(LabelledRows rows, int seed) => rows.With(Rotation.AtRandom(rows.Rows, Mnist.Width, seed));

    private static BenchmarkFigure Figure(string name, string model, List<double> errors, string published) =>
        new(name, model, "MNIST rotated (regenerated), 10,000 rows to learn from, 10,000 to test", "% wrong, linear classifier", errors)
        {
            Published = published,
            Source = "Vincent et al. 2010; linear SVM",
        };
}
