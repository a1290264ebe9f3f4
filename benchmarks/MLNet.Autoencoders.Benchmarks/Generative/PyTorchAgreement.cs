using System.Globalization;
using System.Runtime.InteropServices;
using MLNet.Autoencoders.Benchmarks.Shared;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Seeding;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Benchmarks.Generative;

/// <summary>
/// The loss of a variational fit, part by part, against that of the same network in PyTorch, which is given the initial weights,
/// the order of the rows and the noise of the fit.
/// </summary>
internal sealed class PyTorchAgreement : IBenchmark
{
    private const int Seed = 1;
    private const int Rows = 1_500;
    private const int BatchSize = 150;
    private const int Steps = Rows / BatchSize;
    private const int Epochs = 5;
    private const int CodingSize = 20;
    private static readonly int[] Hidden = [500, 500];

    public string Name => "torch";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var rows = BinaryDigits.ByThreshold(context.MnistTrain.Rows[..Rows]);
        var options = Options();
        using var autoencoder = BenchmarkContext.Fit(rows, options);
        var (ours, theirs) = (Ours(autoencoder.History), InPyTorch(rows, options));
        double difference = ours.Zip(theirs, (a, b) => Math.Max(Difference(a.Reconstruction, b.Reconstruction), Difference(a.Divergence, b.Divergence))).Max();
        yield return new BenchmarkFigure(
            "vae_against_pytorch", "variational, 784-500-500-20, ELU", $"binary MNIST (by threshold), {Rows} rows, {Epochs * Steps} steps",
            "parts of the loss, means of 10 steps: largest relative difference", [difference])
        {
            Bar = "≤ 0.001",
        };
    }

    private static double Difference(double a, double b) => Math.Abs(a - b) / Math.Abs(b);

    private static AutoencoderEstimator.Options Options() => new()
    {
        Architecture = new DenseArchitecture { HiddenSizes = Hidden, CodingSize = CodingSize, HiddenActivation = Activation.Elu },
        ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy,
        InputScaling = InputScaling.None,
        Prior = new VariationalPrior(),
        Training = new TrainingPlan { Epochs = Epochs, BatchSize = BatchSize },
        Seed = Seed,
    };

    /// <summary>The parts of the loss in each epoch.</summary>
    private static IEnumerable<(double Reconstruction, double Divergence)> Ours(TrainingHistory history) =>
        history.Epochs.Select(e => (Part(e, "reconstruction"), Part(e, "kullbackLeibler")));

    private static double Part(EpochRecord epoch, string name) => epoch.Parts!.Single(p => p.Name == name).Value;

    private static IEnumerable<(double Reconstruction, double Divergence)> InPyTorch(float[][] rows, AutoencoderEstimator.Options options)
    {
        var folder = Directory.CreateTempSubdirectory("agreement-");
        try
        {
            Write(folder, "rows", rows.SelectMany(r => r));
            Write(folder, "weights", InitialWeights(options));
            WriteDraws(folder);
            int threads = Environment.ProcessorCount;
            string sizes = string.Join(',', [Row.Size, .. Hidden, CodingSize]);
            var lines = PyTorch.Run("pytorch_vae.py", threads, folder.FullName, sizes, "ELU", BatchSize, options.Training.Optimizer.LearningRate, threads);
            return [.. lines.Select(l => Array.ConvertAll(l.Split(' '), v => double.Parse(v, CultureInfo.InvariantCulture)))
                .Chunk(Steps)
                .Select(steps => (steps.Average(s => s[0]), steps.Average(s => s[1])))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Of each layer the weights and the biases; behind those of the code's mean are those of its log variance, which begin at 0.</summary>
    private static IEnumerable<float> InitialWeights(AutoencoderEstimator.Options options)
    {
        using var scope = NewDisposeScope();
        using var generator = new FitSeed(Seed).ForWeights();
        var network = NetworkBuilder.Build(options.Architecture, Row.Size, Activation.Identity, generator, CPU);
        var layers = network.Encoder.Concat(network.Decoder).Select(l => Values(l.Weights.Single()).Concat(Values(l.Biases.Single()))).ToList();
        float[] logVariance = new float[(Hidden[^1] * CodingSize) + CodingSize];
        return [.. layers.Take(network.Encoder.Count).Append(logVariance).Concat(layers.Skip(network.Encoder.Count)).SelectMany(l => l.ToArray())];
    }

    /// <summary>The order of the rows and the noise of each epoch, as a fit draws them.</summary>
    private static void WriteDraws(DirectoryInfo folder)
    {
        using var scope = NewDisposeScope();
        List<long> order = [];
        List<float> noise = [];
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            using var orders = new FitSeed(Seed).ForOrder(epoch);
            using var noises = new FitSeed(Seed).ForNoise(epoch, CPU);
            order.AddRange(randperm(Rows, ScalarType.Int64, CPU, generator: orders).data<long>());
            for (int step = 0; step < Steps; step++)
                noise.AddRange(Values(randn(BatchSize, CodingSize, ScalarType.Float32, CPU, generator: noises)));
        }
        Write(folder, "order", order);
        Write(folder, "noise", noise);
    }

    private static float[] Values(Tensor tensor) => [.. tensor.data<float>()];

    private static void Write<T>(DirectoryInfo folder, string name, IEnumerable<T> values)
        where T : unmanaged =>
        File.WriteAllBytes(Path.Combine(folder.FullName, name + ".bin"), MemoryMarshal.AsBytes<T>(values.ToArray()).ToArray());
}
