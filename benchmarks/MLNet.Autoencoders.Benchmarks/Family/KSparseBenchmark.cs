using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>A linear classifier on codes of 1000 units of which 25 are active in training.</summary>
internal sealed class KSparseBenchmark : IBenchmark
{
    public string Name => "ksparse";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        yield return new BenchmarkFigure("ksparse_error", "k-sparse, 1000 units, k = 25, 75 in use", "MNIST", "% wrong, linear classifier", [.. context.Seeds.Select(seed => Error(context, seed))])
        {
            Published = "1.35",
            Source = "Makhzani & Frey 2013",
        };
    }

    private static double Error(BenchmarkContext context, int seed)
    {
        var (train, test) = (context.MnistTrain, context.MnistTest);
        var options = AutoencoderEstimator.Options.Sparse(codingSize: 1000, new KSparsity { K = 25, InferenceFactor = 3 });
        options.Training = new TrainingPlan { Epochs = context.Few(30), BatchSize = 100, Schedule = new CosineSchedule() };
        options.Seed = seed;
        using var encoder = BenchmarkContext.Fit(train.Rows, options);
        return LinearClassifier.Error(train.With(encoder.Encode(train.Rows)), test.With(encoder.Encode(test.Rows)));
    }
}
