using Microsoft.ML;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Defaults;

/// <summary>A trainer of ML.NET as most would take it.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Labels">The number of rows whose labels it is given, as many of each class; null for all.</param>
/// <param name="Draws">The number of draws of such rows that the accuracy is the mean over.</param>
/// <param name="Create">The call.</param>
internal sealed record DefaultsTrainer(string Name, int? Labels, int Draws, Func<MulticlassClassificationCatalog.MulticlassClassificationTrainers, IEstimator<ITransformer>> Create)
{
    private const int FewLabels = 100;
    private const float FewLabelsL2 = 0.1f;

    /// <summary>
    /// With all labels the trainers' defaults; with few of them less of a penalty, whatever the features are. The L2 weight of
    /// SDCA is that of a row: the same penalty is a hundredth for a hundred rows.
    /// </summary>
    public static IReadOnlyList<DefaultsTrainer> All(bool quick) =>
    [
        new("Lbfgs", Labels: null, Draws: 1, t => t.LbfgsMaximumEntropy("Key")),
        new("Sdca", Labels: null, Draws: 1, t => t.SdcaMaximumEntropy("Key")),
        new("Lbfgs", FewLabels, Draws: quick ? 1 : 5, t => t.LbfgsMaximumEntropy("Key", l1Regularization: 0, l2Regularization: FewLabelsL2)),
        new("Sdca", FewLabels, Draws: quick ? 1 : 5, t => t.SdcaMaximumEntropy("Key", l1Regularization: 0, l2Regularization: FewLabelsL2 / FewLabels)),
    ];

    /// <summary>How many of the test rows, in percent, it gets right.</summary>
    public double Accuracy(LabelledRows train, LabelledRows test) => Enumerable.Range(1, Draws)
        .Average(draw => 100 - LinearClassifier.Error(Labels is { } labels ? train.Draw(labels, draw) : train, test, Create));
}
