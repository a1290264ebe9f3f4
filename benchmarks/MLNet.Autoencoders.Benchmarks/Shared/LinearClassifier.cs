using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MLNet.Autoencoders.Benchmarks.Shared;

/// <summary>
/// ML.NET's maximum entropy classifier. Its L2 weight is the one with the lowest error on rows held out of the training
/// rows: the same weights are tried whatever the features are.
/// </summary>
internal static class LinearClassifier
{
    private const int MostIterations = 300;
    private static readonly float[] Candidates = [0.01f, 0.1f, 0.3f, 1, 3, 10, 100];

    /// <summary>The part of the test rows, in percent, that the classifier gets wrong.</summary>
    public static double Error(LabelledRows train, LabelledRows test) => Error(train, test, Choose(train));

    public static double Error(LabelledRows train, LabelledRows test, float l2)
    {
        var options = new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = "Key",
            L1Regularization = 0,
            L2Regularization = l2,
            OptimizationTolerance = 1e-5f,
            MaximumNumberOfIterations = MostIterations,
        };
        return Error(train, test, trainers => trainers.LbfgsMaximumEntropy(options));
    }

    /// <summary>The same for a trainer of one's own choice; the label's column is Key.</summary>
    public static double Error(LabelledRows train, LabelledRows test, Func<MulticlassClassificationCatalog.MulticlassClassificationTrainers, IEstimator<ITransformer>> trainer)
    {
        var ml = new MLContext(seed: 1);
        var model = ml.Transforms.Conversion.MapValueToKey("Key", "Label")
            .Append(trainer(ml.MulticlassClassification.Trainers))
            .Fit(View(ml, train));
        double right = ml.MulticlassClassification.Evaluate(model.Transform(View(ml, test)), labelColumnName: "Key").MicroAccuracy;
        return 100 * (1 - right);
    }

    /// <summary>The L2 weight that does best on a quarter of the rows when trained on the others.</summary>
    public static float Choose(LabelledRows rows)
    {
        rows = rows.Shuffled(seed: 0);
        int held = rows.Count / 4;
        return Candidates.MinBy(l2 => Error(rows[held..], rows[..held], l2));
    }

    private static IDataView View(MLContext ml, LabelledRows rows)
    {
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows.Rows[0].Length);
        return ml.Data.LoadFromEnumerable(rows.Rows.Zip(rows.Labels, (r, l) => new Example { Features = Compact(r), Label = l }).ToList(), schema);
    }

    /// <summary>Without its zeros where they are most of a row: the classifier is then several times as fast.</summary>
    private static VBuffer<float> Compact(float[] row)
    {
        int[] places = [.. Enumerable.Range(0, row.Length).Where(i => row[i] != 0)];
        return places.Length > row.Length / 4
            ? new(row.Length, row)
            : new(row.Length, places.Length, Array.ConvertAll(places, i => row[i]), places);
    }

    private sealed class Example
    {
        public VBuffer<float> Features { get; set; }

        public float Label { get; set; }
    }
}
