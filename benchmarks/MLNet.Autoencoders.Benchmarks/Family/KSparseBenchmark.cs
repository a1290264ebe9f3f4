namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>A linear classifier on codes of 1000 units of which 25 are active in training.</summary>
internal sealed class KSparseBenchmark : IFamilyBenchmark
{
    public string Name => "ksparse";

    public IEnumerable<FamilyFigure> Run(FamilyContext context)
    {
        var (train, test) = (context.MnistTrain, context.MnistTest);
        using var encoder = FamilyContext.Fit(train.Rows, new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { CodingSize = 1000, HiddenSizes = [], TiedWeights = true },
            CodeConstraint = new KSparsity { K = 25, UseFactor = 2 },
            Training = new TrainingPlan { Epochs = context.Few(30), BatchSize = 100, Schedule = new CosineSchedule() },
            Seed = 1,
        });
        double error = LinearClassifier.Error(train.With(encoder.Encode(train.Rows)), test.With(encoder.Encode(test.Rows)));
        yield return new FamilyFigure("ksparse_error", "k-sparse, 1000 units, k = 25, 50 in use", "MNIST", "% wrong, linear classifier", [error])
        {
            Published = "1.35",
            Source = "Makhzani & Frey 2013",
        };
    }
}
