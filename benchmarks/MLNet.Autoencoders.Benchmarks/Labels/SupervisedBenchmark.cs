using System.Globalization;
using Microsoft.ML;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Labels;

/// <summary>The trainer of one call with its defaults, fitted to all images, of which some or all are labelled.</summary>
/// <param name="labels">The number of labelled images; null for all.</param>
/// <param name="only">The draw of them to take; null for all draws.</param>
internal sealed class SupervisedBenchmark(int? labels, int? only = null) : IBenchmark
{
    private const int EpochsWithAllLabels = 50;

    public string Name => FormattableString.Invariant($"mnist{Count}{(only is null ? "" : $"-{only}")}");

    public bool OnlyByName => only is not null;

    private string Count => labels?.ToString(CultureInfo.InvariantCulture) ?? "_all";

    private string Data => labels is null ? "MNIST" : FormattableString.Invariant($"MNIST, {labels} labels");

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        int draws = labels is null ? 1 : context.Few(LabelsBenchmark.Draws);
        var measured = (only is { } draw ? [draw] : Enumerable.Range(1, draws)).Select(d => Measure(context, d)).ToList();
        yield return new BenchmarkFigure($"mnist{Count}_error", Model, Data, "% wrong", [.. measured.Select(m => m.Wrong)])
        {
            Bar = labels switch { 100 => "≤ 6.0", 1000 => "≤ 3.0", _ => "≤ 1.3" },
            Published = labels switch { 100 => "10.49; 3.33; 1.06", 1000 => "3.46; 2.40; 0.84", _ => "1.28" },
            Source = labels is null ? "Vincent 2010: stacked denoising, fine-tuned" : "Lee 2013; Kingma 2014: M1+M2; Rasmus 2015: ladder network",
        };
        yield return new BenchmarkFigure($"mnist{Count}_squared_error", Model, Data, "squared error an image", [.. measured.Select(m => m.SquaredError)]);
    }

    private const string Model = "AutoencoderClassification, 784-1000-500";

    private (double Wrong, double SquaredError) Measure(BenchmarkContext context, int draw)
    {
        var (train, test) = (context.MnistTrain, context.MnistTest);
        var ml = new MLContext(seed: 1);
        using var model = ml.MulticlassClassification.Trainers.AutoencoderClassification(Options(context, draw)).Fit(LabelledImage.View(ml, train, labels is { } count ? train.Drawn(count, draw) : null));
        double right = ml.MulticlassClassification.Evaluate(model.Transform(LabelledImage.View(ml, test, labelled: null))).MicroAccuracy;
        return (100 * (1 - right), Vectors.SquaredError(test.Rows, model.Autoencoder.Reconstruct(test.Rows)));
    }

    private AutoencoderPredictionTrainer.Options Options(BenchmarkContext context, int seed)
    {
        var options = new AutoencoderPredictionTrainer.Options();
        var plan = options.Autoencoder.Training;
        options.Autoencoder.Training = labels is null
            ? plan with { Steps = null, Epochs = context.Few(EpochsWithAllLabels) }
            : plan with { Steps = context.Few(plan.Steps!.Value) };
        options.Autoencoder.Seed = seed;
        return options;
    }
}
