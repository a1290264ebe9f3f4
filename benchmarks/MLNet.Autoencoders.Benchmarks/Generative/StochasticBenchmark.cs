using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Generative;

/// <summary>What digits look like that chains of a generative stochastic network have come to, a hundred steps away from noise.</summary>
internal sealed class StochasticBenchmark : IBenchmark
{
    private const int Steps = 100;
    private const int Chains = 500;

    public string Name => "gsn";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        using var autoencoder = BenchmarkContext.Fit(BinaryDigits.ByThreshold(context.MnistTrain.Rows), new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { HiddenSizes = [], CodingSize = 1000, CodeActivation = Activation.Tanh },
            ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy,
            InputScaling = InputScaling.None,
            Corruption = Corruption.SaltAndPepper(0.4),
            HiddenNoise = new HiddenNoise { BeforeActivation = 0.5, AfterActivation = 0.5 },
            WalkBack = new WalkBack { Steps = 2 },
            Training = new TrainingPlan { Epochs = context.Few(9), BatchSize = 100, Schedule = new CosineSchedule() },
            Seed = 1,
        });
        // Chains of their own: neighbours of one chain resemble each other.
        float[][] digits = [.. Enumerable.Range(1, context.Few(Chains)).Select(seed => autoencoder.GenerateChain(1, seed, burnIn: Steps - 1).Single())];
        yield return Figure("gsn_confident", "share with a class ≥ 0.9", context.Judge.Confident(digits)) with { Bar = "≥ 0.5" };
        yield return Figure("gsn_entropy", "entropy of classes, nats", context.Judge.Entropy(digits));
    }

    private static BenchmarkFigure Figure(string name, string metric, double value) =>
        new(name, "generative stochastic, 784-1000, tanh, salt and pepper 40%, noise 0.5, walk-back 2", $"{Steps} steps from noise", metric, [value]);
}
