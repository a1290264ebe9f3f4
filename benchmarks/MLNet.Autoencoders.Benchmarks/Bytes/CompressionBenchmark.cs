using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Bytes;

/// <summary>MNIST in 30 values of few bits an image, beside 30 principal components of as many bits.</summary>
internal sealed class CompressionBenchmark(int bits) : IBenchmark
{
    private const int CodingSize = 30;
    private const int Epochs = 6;

    /// <summary>Components and bits of each that take as many bytes as 30 values of 8 bits.</summary>
    private static readonly (int Rank, int Bits)[] AsManyBytes = [(40, 6), (48, 5), (60, 4), (80, 3), (120, 2), (240, 1)];

    public string Name => $"bits{bits}";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var (train, test) = (context.MnistTrain.Rows, context.MnistTest.Rows);
        using var autoencoder = BenchmarkContext.Fit(train, new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture
            {
                CodingSize = CodingSize,
                HiddenSizes = [1000, 500, 250],
                HiddenActivation = Activation.Gelu,
                // Sigmoid units learn to use a range of few levels, where the tails of others would leave most levels to few rows.
                CodeActivation = bits < 8 ? Activation.Sigmoid : Activation.Identity,
                OutputActivation = Activation.Sigmoid,
            },
            Quantization = new Quantization { Bits = bits },
            InputScaling = InputScaling.None,
            Training = new TrainingPlan { Epochs = context.Few(Epochs), Schedule = new CosineSchedule() },
            Seed = 1,
            Progress = new EpochLines(),
        });
        byte[] compressed = autoencoder.Compress(test);
        double ours = Vectors.SquaredError(autoencoder.Decompress(compressed), test);
        double pca = new QuantizedComponents(train, CodingSize).SquaredError(test, bits);
        string model = $"{CodingSize} values of {bits} bit{(bits == 1 ? "" : "s")}";
        yield return Figure($"bits{bits}_bytes", "compressed test rows", "bytes an image", (double)compressed.Length / test.Length);
        yield return Figure($"bits{bits}_sqerr", $"784-1000-500-250-30, {model}", "squared error an image", ours);
        yield return Figure($"bits{bits}_pca_sqerr", $"PCA, {model}", "squared error an image", pca);
        if (bits != 8)
            yield break;
        yield return Figure("pca_over_ours_sqerr", "PCA over ours at 30 bytes", "ratio of squared errors", pca / ours) with { Bar = "≥ 3" };
        var best = AsManyBytes.Select(c => (Error: new QuantizedComponents(train, c.Rank).SquaredError(test, c.Bits), c.Rank, c.Bits)).Min();
        yield return Figure("best_pca_over_ours_sqerr", $"the best PCA of 30 bytes, {best.Rank} values of {best.Bits} bits, over ours", "ratio of squared errors", best.Error / ours);
    }

    private static BenchmarkFigure Figure(string name, string model, string metric, double value) => new(name, model, "MNIST, test rows", metric, [value]);
}
