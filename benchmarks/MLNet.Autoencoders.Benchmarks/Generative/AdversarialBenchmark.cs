using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Generative;

/// <summary>How near the codes of unseen rows come to the prior, and what digits look like that are generated from it.</summary>
internal sealed class AdversarialBenchmark : IBenchmark
{
    private const int CodingSize = 2;

    public string Name => "adversarial";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        using var autoencoder = BenchmarkContext.Fit(context.MnistTrain.Rows, new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { HiddenSizes = [500, 500], CodingSize = CodingSize, HiddenActivation = Activation.Gelu },
            ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy,
            InputScaling = InputScaling.None,
            Prior = new AdversarialPrior(),
            Training = new TrainingPlan { Epochs = context.Few(40), BatchSize = 150, Schedule = new CosineSchedule { FinalFactor = 0.05 } },
            Seed = 1,
        });
        var codes = autoencoder.Encode(context.MnistTest.Rows);
        double[] means = [.. Enumerable.Range(0, CodingSize).Select(i => codes.Average(c => c[i]))];
        double[] variances = [.. means.Select((mean, i) => codes.Average(c => (c[i] - mean) * (c[i] - mean)))];
        yield return Figure("adversarial_mean", "largest of the codes' means, in size", means.Max(Math.Abs), "≤ 0.15");
        yield return Figure("adversarial_variance_min", "smallest variance of a code's value", variances.Min(), "≥ 0.7");
        yield return Figure("adversarial_variance_max", "largest variance of a code's value", variances.Max(), "≤ 1.3");
        foreach (var figure in GeneratedDigits.Figures("adversarial", Model, autoencoder.Generate(context.Few(GeneratedDigits.Count), seed: 1), context.Judge))
            yield return figure;
    }

    private const string Model = "adversarial, 784-500-500-2, N(0, I)";

    private static BenchmarkFigure Figure(string name, string metric, double value, string bar) =>
        new(name, Model, "MNIST, test rows", metric, [value]) { Bar = bar };
}
