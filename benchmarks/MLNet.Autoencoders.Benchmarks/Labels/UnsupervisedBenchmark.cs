using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Labels;

/// <summary>A linear classifier on pixels, on principal components, and on the codes of the same autoencoder without labels.</summary>
internal sealed class UnsupervisedBenchmark : IBenchmark
{
    private const int PcaRank = 50;

    public string Name => "unsupervised";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var (train, test) = (context.MnistTrain, context.MnistTest);
        var options = AutoencoderEstimator.Options.FewLabels();
        options.Supervision = null;
        options.Training = options.Training with { Steps = context.Few(options.Training.Steps!.Value) };
        options.Seed = 1;
        using var encoder = BenchmarkContext.Fit(train.Rows, options);
        yield return new BenchmarkFigure("unsupervised_squared_error", Codes, "MNIST", "squared error an image", [Vectors.SquaredError(test.Rows, encoder.Reconstruct(test.Rows))]);
        var (trainPca, testPca) = PrincipalComponents.Of(train, test, PcaRank);
        foreach (int? labels in new int?[] { 100, 1000, null })
        {
            yield return Figure(context, "raw", "raw pixels", labels, train, test);
            yield return Figure(context, "pca", $"PCA, {PcaRank}", labels, trainPca, testPca);
            yield return Figure(context, "codes", Codes, labels, train.With(encoder.Encode(train.Rows)), test.With(encoder.Encode(test.Rows)));
        }
    }

    private const string Codes = "codes without labels, 784-1000-500";

    private static BenchmarkFigure Figure(BenchmarkContext context, string features, string model, int? labels, LabelledRows train, LabelledRows test)
    {
        string count = labels is { } some ? FormattableString.Invariant($"{some}") : "_all";
        string data = labels is null ? "MNIST" : $"MNIST, {count} labels";
        double[] wrong = labels is { } few
            ? [.. Enumerable.Range(1, context.Few(LabelsBenchmark.Draws)).Select(draw => LinearClassifier.Error(train.Draw(few, draw), test))]
            : [LinearClassifier.Error(train, test)];
        return new BenchmarkFigure($"mnist{count}_{features}", model, data, "% wrong, linear classifier", wrong);
    }
}
