using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Generative;

/// <summary>
/// A linear classifier on pooled maps of a convolutional winner-take-all autoencoder, narrower and with fewer layers than the
/// published one (three layers of 64 maps).
/// </summary>
internal sealed class ConvolutionalWinnersBenchmark : IBenchmark
{
    private const int Maps = 64;
    private const int Minutes = 13;
    private const int ClassifierEpochs = 30;
    private const string Pooled = "Pooled";
    private static readonly double[] Candidates = [0, 1e-5, 1e-4, 1e-3];

    public string Name => "convwta";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var (train, test) = (context.MnistTrain, context.MnistTest);
        using var encoder = BenchmarkContext.Fit(train.Rows, new AutoencoderEstimator.Options
        {
            Architecture = new ConvolutionalArchitecture
            {
                Stages = [new ConvolutionalStage { Maps = Maps, KernelSize = 5 }, new ConvolutionalStage { Maps = Maps, KernelSize = 5 }],
                DecoderStages = [new ConvolutionalStage { Maps = Maps, KernelSize = 11 }],
                DenseCode = false,
                CodeActivation = Activation.Relu,
            },
            CodeConstraint = new WinnerTakeAll { Fraction = 0.05 },
            PooledCodeColumnName = Pooled,
            Training = new TrainingPlan { Epochs = context.Few(2), BatchSize = 100, Schedule = new CosineSchedule(), TimeBudget = TimeSpan.FromMinutes(Minutes) },
            Seed = 1,
        });
        yield return new BenchmarkFigure("conv_wta_error", $"convolutional winner-take-all, 2 × {Maps} maps of 5×5, 5%, pooled", "MNIST", "% wrong, linear classifier", [Error(With(train), With(test))])
        {
            Bar = "≤ 1.3",
            Published = "0.64",
            Source = "Makhzani & Frey 2015; linear SVM",
        };

        LabelledRows With(LabelledRows rows) =>
            rows.With([.. encoder.Transform(BenchmarkContext.View(new MLContext(), rows.Rows)).GetColumn<float[]>(Pooled)]);
    }

    /// <summary>The L2 weight is the one that does best on a quarter of the rows when trained on the others.</summary>
    private static double Error(LabelledRows train, LabelledRows test)
    {
        var rows = train.Shuffled(seed: 0);
        int held = rows.Count / 4;
        double l2 = Candidates.MinBy(l2 => SoftmaxClassifier.Train(rows[held..], hidden: [], ClassifierEpochs, l2).Error(rows[..held]));
        return SoftmaxClassifier.Train(train, hidden: [], ClassifierEpochs, l2).Error(test);
    }
}
