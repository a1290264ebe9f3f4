using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Generative;

/// <summary>
/// How near the codes of unseen rows come to the prior, for codes of two values; and what digits look like that are generated from
/// it, for codes of eight, because two values leave many digits between classes.
/// </summary>
internal sealed class AdversarialBenchmark : IBenchmark
{
    public string Name => "adversarial";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context) => Moments(context).Concat(Generated(context));

    private static IEnumerable<BenchmarkFigure> Moments(BenchmarkContext context)
    {
        const int CodingSize = 2;
        using var autoencoder = Fit(context, CodingSize, epochs: 12, new AdversarialPrior());
        var codes = autoencoder.Encode(context.MnistTest.Rows);
        double[] means = [.. Enumerable.Range(0, CodingSize).Select(i => codes.Average(c => c[i]))];
        double[] variances = [.. means.Select((mean, i) => codes.Average(c => (c[i] - mean) * (c[i] - mean)))];
        yield return Figure("adversarial_mean", "largest of the codes' means, in size", means.Max(Math.Abs), "≤ 0.15");
        yield return Figure("adversarial_variance_min", "smallest variance of a code's value", variances.Min(), "≥ 0.7");
        yield return Figure("adversarial_variance_max", "largest variance of a code's value", variances.Max(), "≤ 1.3");

        static BenchmarkFigure Figure(string name, string metric, double value, string bar) =>
            new(name, Model(CodingSize), "MNIST, test rows", metric, [value]) { Bar = bar };
    }

    private static IEnumerable<BenchmarkFigure> Generated(BenchmarkContext context)
    {
        const int CodingSize = 8;
        using var autoencoder = Fit(context, CodingSize, epochs: 12, new AdversarialPrior
        {
            DiscriminatorOptimizer = new AdamOptimizer { LearningRate = 0.001, Beta1 = 0.5 },
            EncoderOptimizer = new AdamOptimizer { LearningRate = 0.0005, Beta1 = 0.5 },
        });
        foreach (var figure in GeneratedDigits.Figures("adversarial", Model(CodingSize), autoencoder.Generate(context.Few(GeneratedDigits.Count), seed: 1), context.Judge))
            yield return figure;
    }

    private static AutoencoderTransformer Fit(BenchmarkContext context, int codingSize, int epochs, AdversarialPrior prior) =>
        BenchmarkContext.Fit(context.MnistTrain.Rows, new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { HiddenSizes = [500, 500], CodingSize = codingSize, HiddenActivation = Activation.Gelu },
            ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy,
            InputScaling = InputScaling.None,
            Prior = prior,
            Training = new TrainingPlan { Epochs = context.Few(epochs), BatchSize = 150, Schedule = new CosineSchedule { FinalFactor = 0.05 } },
            Seed = 1,
        });

    private static string Model(int codingSize) => $"adversarial, 784-500-500-{codingSize}, N(0, I)";
}
