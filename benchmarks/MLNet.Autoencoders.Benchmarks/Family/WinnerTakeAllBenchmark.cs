using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>A linear classifier on winner-take-all codes of 2000 units: with all labels, and with few.</summary>
internal sealed class WinnerTakeAllBenchmark : IBenchmark
{
    private const int Draws = 5;
    private const int PcaRank = 50;

    public string Name => "wta";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var (train, test) = (context.MnistTrain, context.MnistTest);
        // One seed: this fit is a fifth of the whole table's time.
        using var encoder = BenchmarkContext.Fit(train.Rows, Options(context));
        var (trainCodes, testCodes) = (train.With(encoder.Encode(train.Rows)), test.With(encoder.Encode(test.Rows)));
        yield return new BenchmarkFigure("wta_error", Model, "MNIST", "% wrong, linear classifier", [LinearClassifier.Error(trainCodes, testCodes)])
        {
            Published = "1.20",
            Source = "Makhzani & Frey 2015; linear SVM",
        };

        var (trainPca, testPca) = PrincipalComponents.Of(train, test, PcaRank);
        foreach (int labels in new[] { 100, 1000 })
        {
            yield return FewLabels($"labels{labels}_error", Model, labels, trainCodes, testCodes) with
            {
                Published = labels == 100 ? "11.8" : "4.2",
                Source = "Kingma et al. 2014: VAE code + TSVM",
            };
            yield return FewLabels($"labels{labels}_raw", "raw pixels", labels, train, test);
            yield return FewLabels($"labels{labels}_pca", $"PCA, {PcaRank}", labels, trainPca, testPca);
        }
    }

    private static AutoencoderEstimator.Options Options(BenchmarkContext context)
    {
        var options = AutoencoderEstimator.Options.WinnerTakeAll(codingSize: 2000, fraction: 0.05);
        options.Training = new TrainingPlan { Epochs = context.Few(26), BatchSize = 100, Schedule = new CosineSchedule() };
        options.Seed = 1;
        return options;
    }

    private const string Model = "winner-take-all, 2000 units, 5%";

    /// <summary>The draws are the same whatever the features are: as many rows of each class.</summary>
    private static BenchmarkFigure FewLabels(string name, string model, int labels, LabelledRows train, LabelledRows test) =>
        new(name, model, $"MNIST, {labels} labels", "% wrong, linear classifier",
            [.. Enumerable.Range(1, Draws).Select(draw => LinearClassifier.Error(train.Draw(labels, draw), test))]);
}
