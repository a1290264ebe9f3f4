using System.Globalization;
using Microsoft.ML;

namespace MLNet.Autoencoders.Benchmarks;

/// <summary>
/// 784-300-150-300-784, ELU, Adam, batches of 150 of 20,000 rows: an epoch of ours against one of PyTorch, in turns,
/// medians; and the peak memory of fits in small and in large batches.
/// </summary>
internal static class TrainingBenchmark
{
    private const int Rows = 20_000;
    private const int Epochs = 6;
    private const int Rounds = 3;

    public static void Run()
    {
        int threads = Environment.ProcessorCount;
        List<double> ours = [], theirs = [];
        for (int round = 0; round < Rounds; round++)
        {
            ours.AddRange(OurEpochs());
            theirs.AddRange(PyTorchEpochs(threads));
        }
        Figure.Print("training.our_blas", LoadedBlas());
        Figure.Print("training.our_epoch_seconds", Figure.Median(ours));
        Figure.Print("training.pytorch_epoch_seconds", Figure.Median(theirs));
        Figure.Print("training.pytorch_over_ours", Figure.Median(theirs) / Figure.Median(ours));
        TrainingMemory.Measure(batchSize: 128, "training.peak_mb");
        TrainingMemory.Measure(batchSize: 4096, "training.peak_mb_4096");
    }

    private static AutoencoderEstimator.Options Options(int epochs, IProgress<TrainingProgress> progress) => new()
    {
        Architecture = new DenseArchitecture { CodingSize = 150, HiddenSizes = [300], CodeActivation = Activation.Elu },
        InputScaling = InputScaling.None,
        Training = new TrainingPlan { Epochs = epochs, BatchSize = 150 },
        Seed = 1,
        Progress = progress,
    };

    /// <summary>The seconds of each epoch but the first, which also warms up.</summary>
    private static List<double> OurEpochs()
    {
        var ml = new MLContext(seed: 1);
        var view = ml.Data.LoadFromEnumerable(Row.Random(Rows));
        var ends = new EpochEnds();
        using var transformer = ml.Transforms.Autoencode("Codes", "Features", Options(Epochs, ends)).Fit(view);
        return [.. ends.Durations];
    }

    private static List<double> PyTorchEpochs(int threads)
    {
        var lines = PyTorch.Run("pytorch_training.py", threads, Epochs, Rows, threads);
        foreach (string line in lines.Take(2))
            Figure.Print("training.pytorch", line);
        return [.. lines.Skip(3).Select(l => double.Parse(l, CultureInfo.InvariantCulture))];
    }

    private static string LoadedBlas() => string.Join(' ', File.ReadLines("/proc/self/maps")
        .Select(l => Path.GetFileName(l.Split(' ')[^1]))
        .Where(n => n.Contains("blas", StringComparison.Ordinal) || n.Contains("blis", StringComparison.Ordinal) || n.Contains("libtorch_cpu", StringComparison.Ordinal))
        .Distinct()
        .Order(StringComparer.Ordinal));
}
