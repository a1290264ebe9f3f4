using System.Diagnostics;
using Digits;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.Autoencoders.Benchmarks;

/// <summary>
/// MNIST in 30 numbers an image, as in Hinton and Salakhutdinov 2006 (3.00 after layer-wise pretraining; PCA 13.87): the
/// squared error per image of the test set after 20 epochs of 784-1000-500-250-30 and back.
/// </summary>
internal static class QualityBenchmark
{
    private const int CodingSize = 30;
    private const int Epochs = 20;
    private const string DefaultFolder = "../shared/data/mnist";

    public static void Run(string? folder)
    {
        folder ??= DefaultFolder;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder {folder}: give the folder with MNIST's four files.");
        var ml = new MLContext(seed: 1);
        var train = View(ml, Mnist.Load(folder, "train").Images);
        var testImages = Mnist.Load(folder, "t10k").Images;
        var test = View(ml, testImages);

        var clock = Stopwatch.StartNew();
        using var transformer = ml.Transforms.Autoencode("Codes", "Features", new AutoencoderEstimator.Options
        {
            // Pixels are mostly 0 or 1: a sigmoid reaches them where a linear output has to work for it.
            Architecture = new DenseArchitecture
            {
                CodingSize = CodingSize,
                HiddenSizes = [1000, 500, 250],
                HiddenActivation = Activation.Gelu,
                OutputActivation = Activation.Sigmoid,
            },
            Training = new TrainingPlan { Epochs = Epochs, Schedule = new CosineSchedule() },
            Seed = 1,
            Progress = new Lines(),
        }).Fit(train);
        Figure.Print("quality.mnist30_seconds", clock.Elapsed.TotalSeconds);
        Figure.Print("quality.mnist30_sqerr", transformer.Reconstruct(testImages).Zip(testImages, SquaredDistance).Average());
        Figure.Print("quality.pca30_sqerr", PcaError(ml, train, test));
    }

    /// <summary>Orthonormal components: what the 30 codes hold of an image's squared distance from the mean is not lost.</summary>
    private static double PcaError(MLContext ml, IDataView train, IDataView test)
    {
        var means = Means(train);
        var codes = ml.Transforms.ProjectToPrincipalComponents("Codes", "Features", rank: CodingSize, overSampling: 50, seed: 1).Fit(train).Transform(test);
        var kept = codes.GetColumn<float[]>("Codes").Select(c => c.Sum(v => (double)v * v));
        var all = test.GetColumn<float[]>("Features").Select(f => SquaredDistance(f, means));
        return all.Zip(kept, (a, k) => a - k).Average();
    }

    private static float[] Means(IDataView rows)
    {
        var sums = new double[Row.Size];
        long count = 0;
        foreach (var row in rows.GetColumn<float[]>("Features"))
        {
            count++;
            for (int i = 0; i < sums.Length; i++)
                sums[i] += row[i];
        }
        return Array.ConvertAll(sums, s => (float)(s / count));
    }

    private static double SquaredDistance(float[] a, float[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }

    private static IDataView View(MLContext ml, float[][] images) =>
        ml.Data.LoadFromEnumerable(images.Select(i => new Row { Features = i }).ToList());

    private sealed class Lines : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => Console.WriteLine(value);
    }
}
