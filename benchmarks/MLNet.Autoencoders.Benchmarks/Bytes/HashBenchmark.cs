using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Bytes;

/// <summary>Semantic hashing: MNIST images that show the same digit are found by binary codes of 64 bits, learned without labels.</summary>
internal sealed class HashBenchmark : IBenchmark
{
    private const int CodingSize = 64;
    private const int Epochs = 10;

    public string Name => "hash";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var (train, test) = (context.MnistTrain, context.MnistTest);
        using var autoencoder = BenchmarkContext.Fit(train.Rows, new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture
            {
                CodingSize = CodingSize,
                HiddenSizes = [512, 256],
                HiddenActivation = Activation.Gelu,
                CodeActivation = Activation.Sigmoid,
                OutputActivation = Activation.Sigmoid,
            },
            Quantization = new Quantization { Bits = 1 },
            CodeScaling = CodeScaling.None,
            InputScaling = InputScaling.None,
            Training = new TrainingPlan { Epochs = context.Few(Epochs), Schedule = new CosineSchedule() },
            Seed = 1,
            Progress = new EpochLines(),
        });
        yield return Figure("hash_precision", "784-512-256-64, 64 binary codes", Precision(autoencoder.Encode, _ => 0.5)) with { Bar = "≥ 83", Published = "81.0; pixels 87.8", Source = "throw-away run on 2,000 test images" };
        var pca = new QuantizedComponents(train.Rows, CodingSize);
        yield return Figure("hash_pca_precision", "signs of 64 principal components", Precision(pca.Encode, _ => 0)) with { Published = "73.8", Source = "throw-away run on 2,000 test images" };

        double Precision(Func<float[][], float[][]> encode, Func<int, double> bound) =>
            BinaryCodes.Precision(BinaryCodes.Of(encode(train.Rows), bound), train.Labels, BinaryCodes.Of(encode(test.Rows), bound), test.Labels);
    }

    private static BenchmarkFigure Figure(string name, string model, double value) =>
        new(name, model, "MNIST, test rows among training rows", "% of the 50 nearest by Hamming distance that show the same digit", [value]);
}
