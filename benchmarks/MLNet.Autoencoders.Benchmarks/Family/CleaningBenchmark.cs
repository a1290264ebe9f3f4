using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>Unseen rows with the noise of the training: how well they are cleaned, against what a plain autoencoder makes of them.</summary>
internal sealed class CleaningBenchmark : IBenchmark
{
    private const double Probability = 0.25;

    public string Name => "denoise";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var rows = context.MnistTrain.Rows[..Math.Min(10_000, context.MnistTrain.Count)];
        var test = context.MnistTest.Rows;
        var noisy = Masked(test);
        yield return new BenchmarkFigure("denoise_error_ratio", "denoising, 300 units, masking 25%", "MNIST, 10,000 rows", "squared error of cleaning / plain autoencoder's",
            [.. context.Seeds.Select(Ratio)])
        {
            Source = "Vincent et al. 2010 (no figure)",
        };

        double Ratio(int seed)
        {
            using var plain = BenchmarkContext.Fit(rows, Options(context, null, seed));
            using var denoising = BenchmarkContext.Fit(rows, Options(context, Corruption.Masking(Probability), seed));
            return Error(denoising) / Error(plain);
        }

        double Error(AutoencoderTransformer autoencoder) => Vectors.SquaredError(autoencoder.Reconstruct(noisy), test);
    }

    private static AutoencoderEstimator.Options Options(BenchmarkContext context, Corruption? corruption, int seed)
    {
        var options = AutoencoderEstimator.Options.Denoising(codingSize: 300);
        options.Corruption = corruption;
        options.Training = new TrainingPlan { Epochs = context.Few(20) };
        options.Seed = seed;
        return options;
    }

    private static float[][] Masked(float[][] rows)
    {
        var random = new Random(1);
        return Array.ConvertAll(rows, row => Array.ConvertAll(row, v => random.NextDouble() < Probability ? 0 : v));
    }
}
