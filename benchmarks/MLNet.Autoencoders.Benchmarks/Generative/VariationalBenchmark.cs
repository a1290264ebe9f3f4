using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Generative;

/// <summary>
/// Likelihoods of unseen rows of binary MNIST, and what generated digits look like. Pixels are 0 or 1 by chance, as in the
/// published figures; test rows once for all, while training rows are drawn several times, so that their noise is not learned by heart.
/// </summary>
/// <param name="name">What it is chosen by, and what its figures begin with.</param>
/// <param name="passes">How many passes over the training rows.</param>
/// <param name="minutes">When training ends, though passes are left.</param>
/// <param name="onlyByName">Whether it is left out unless it is asked for by name.</param>
internal sealed class VariationalBenchmark(string name, int passes, int minutes, bool onlyByName = false) : IBenchmark
{
    private const int Draws = 5;
    private const int Samples = 200;

    public string Name => name;

    public bool OnlyByName => onlyByName;

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var ends = new EpochEnds();
        using var autoencoder = BenchmarkContext.Fit(BinaryDigits.ByChance(context.MnistTrain.Rows, seed: 1, Draws), new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { HiddenSizes = [500, 500], CodingSize = 20, HiddenActivation = Activation.Gelu },
            ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy,
            InputScaling = InputScaling.None,
            Prior = new VariationalPrior(),
            Training = new TrainingPlan
            {
                Epochs = context.Few(passes / Draws),
                BatchSize = 150,
                Optimizer = new AdamOptimizer { LearningRate = 0.003 },
                Schedule = new CosineSchedule(),
                TimeBudget = TimeSpan.FromMinutes(minutes),
            },
            Seed = 1,
            Progress = ends,
        });
        var test = BinaryDigits.ByChance(context.MnistTest.Rows, seed: 2);
        yield return new BenchmarkFigure(name + "_nats", Model, "binary MNIST (by chance), test rows", $"−log p(x), {Samples} samples", [-autoencoder.EstimateLogLikelihood(test, seed: 1, Samples).Average()])
        {
            Bar = "≤ 87.5",
            Published = "89.8; 86.8",
            Source = "pythae; Burda et al. 2016, 5,000 samples",
        };
        yield return new BenchmarkFigure(name + "_minutes", Model, $"binary MNIST, {autoencoder.History.Epochs.Count * Draws} passes", "minutes of training", [ends.Total / 60]) { Bar = $"≤ {minutes}" };
        foreach (var figure in GeneratedDigits.Figures(name, Model, autoencoder.Generate(context.Few(GeneratedDigits.Count), seed: 1), context.Judge))
            yield return figure;
    }

    private const string Model = "variational, 784-500-500-20, GELU";
}
