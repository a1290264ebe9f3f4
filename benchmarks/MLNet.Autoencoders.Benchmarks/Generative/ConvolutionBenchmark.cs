using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Generative;

/// <summary>MNIST in 30 numbers an image: three convolutional stages and a dense code, against a dense network trained for as long.</summary>
internal sealed class ConvolutionBenchmark : IBenchmark
{
    private const int CodingSize = 30;
    private const int Epochs = 6;
    private static readonly int[] Maps = [32, 64, 128];

    public string Name => "conv30";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var (train, test) = (context.MnistTrain.Rows, context.MnistTest.Rows);
        var convolutional = new ConvolutionalArchitecture
        {
            Stages = [.. Maps.Select(maps => new ConvolutionalStage { Maps = maps, Stride = 2, BatchNormalization = true })],
            CodingSize = CodingSize,
            OutputActivation = Activation.Sigmoid,
        };
        var dense = new DenseArchitecture
        {
            HiddenSizes = [1000, 500, 250],
            CodingSize = CodingSize,
            HiddenActivation = Activation.Gelu,
            OutputActivation = Activation.Sigmoid,
        };
        var (error, seconds) = Fit(convolutional, context.Few(Epochs));
        yield return Figure("conv30_sqerr", "convolutional, 32-64-128 maps of stride 2, dense code of 30", error, seconds);
        // A single epoch also warms up: the second of two shows how many are as long.
        double epoch = Fit(dense, 2).Seconds / 2;
        (error, seconds) = Fit(dense, Math.Max(1, (int)Math.Round(seconds / epoch)));
        yield return Figure("dense30_sqerr", "dense, 784-1000-500-250-30", error, seconds);

        (double Error, double Seconds) Fit(Architecture architecture, int epochs)
        {
            var ends = new EpochEnds();
            using var autoencoder = BenchmarkContext.Fit(train, new AutoencoderEstimator.Options
            {
                Architecture = architecture,
                InputScaling = InputScaling.None,
                Training = new TrainingPlan { Epochs = epochs, Schedule = new CosineSchedule() },
                Seed = 1,
                Progress = ends,
            });
            return (Vectors.SquaredError(autoencoder.Reconstruct(test), test), ends.Total);
        }
    }

    private static BenchmarkFigure Figure(string name, string model, double error, double seconds) =>
        new(name, $"{model}, {seconds:F0} s", "MNIST, test rows", "squared error an image", [error]);
}
