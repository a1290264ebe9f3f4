using System.Globalization;
using Digits;
using Microsoft.ML;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Generative;

/// <summary>An epoch of a convolutional autoencoder against one of PyTorch on the same libtorch, in turns, medians.</summary>
internal sealed class ConvolutionSpeed : IBenchmark
{
    private const int Epochs = 4;
    private const int Rounds = 3;
    private const int BatchSize = 100;
    private const int CodingSize = 30;

    private static readonly ConvolutionalStage[] Stages =
    [
        new() { Maps = 16, KernelSize = 5, Padding = 2, Pooling = Pooling.Max },
        new() { Maps = 32, KernelSize = 5, Padding = 2, Pooling = Pooling.Max },
    ];

    public string Name => "convspeed";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        int rows = context.Few(4_000);
        List<double> ours = [], theirs = [];
        for (int round = 0; round < context.Few(Rounds); round++)
        {
            ours.AddRange(Ours(rows));
            theirs.AddRange(InPyTorch(rows));
        }
        Figure.Print("generative.convolution_epoch_seconds", Figure.Median(ours));
        Figure.Print("generative.convolution_pytorch_epoch_seconds", Figure.Median(theirs));
        yield return new BenchmarkFigure(
            "pytorch_over_ours", "convolutional, 16-32 maps of 5×5, max pooling, dense code of 30", $"{rows} random images of 28×28",
            "an epoch of PyTorch / one of ours", [Figure.Median(theirs) / Figure.Median(ours)])
        {
            Bar = "≥ 1.0",
        };
    }

    /// <summary>The seconds of each epoch but the first, which also warms up.</summary>
    private static IEnumerable<double> Ours(int rows)
    {
        var ml = new MLContext(seed: 1);
        var ends = new EpochEnds();
        using var transformer = ml.Transforms.Autoencode("Codes", nameof(Row.Features), new AutoencoderEstimator.Options
        {
            Architecture = new ConvolutionalArchitecture { Stages = Stages, CodingSize = CodingSize },
            InputScaling = InputScaling.None,
            Training = new TrainingPlan { Epochs = Epochs, BatchSize = BatchSize },
            Seed = 1,
            Progress = ends,
        }).Fit(ml.Data.LoadFromEnumerable(Row.Random(rows)));
        return ends.Durations;
    }

    private static IEnumerable<double> InPyTorch(int rows)
    {
        int threads = Environment.ProcessorCount;
        var stages = Stages.Select(s => $"{s.Maps},{s.KernelSize},{s.Stride},{s.Padding},{s.PoolingSize}");
        var lines = PyTorch.Run("pytorch_convolution.py", threads, [Epochs, rows, BatchSize, $"1x{Mnist.Width}x{Mnist.Width}", CodingSize, threads, .. stages]);
        return lines.Skip(2).Select(l => double.Parse(l, CultureInfo.InvariantCulture));
    }
}
