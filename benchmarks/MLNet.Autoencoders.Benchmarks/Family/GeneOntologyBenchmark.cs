using System.Globalization;
using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>
/// Genes by the terms they are annotated with, as a first Keras program has it: 100 rectified units, sigmoid output, binary
/// cross-entropy, Adadelta, batches of 32, 50 epochs. Measured on rows none of which is among the training rows.
/// </summary>
internal sealed class GeneOntologyBenchmark : IBenchmark
{
    private const double HeldOut = 0.2;

    public string Name => "go";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        var rows = DistinctRows(context.Folder);
        var ratios = context.Seeds.Select(seed => Ratio(context, [.. rows], seed)).ToList();
        yield return new BenchmarkFigure("go_entropy_ratio", "100 ReLU units, Adadelta", "Gene Ontology, 6,430 distinct genes × 533 terms",
            "cross-entropy of held-out rows / predicting means", ratios)
        {
            Source = "a plain Keras program (no figure)",
        };
    }

    private static double Ratio(BenchmarkContext context, float[][] rows, int seed)
    {
        new Random(seed).Shuffle(rows);
        int held = (int)(HeldOut * rows.Length);
        var (test, train) = (rows[..held], rows[held..]);
        using var autoencoder = BenchmarkContext.Fit(train, new AutoencoderEstimator.Options
        {
            Architecture = new DenseArchitecture { CodingSize = 100, HiddenSizes = [], CodeActivation = Activation.Relu },
            ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy,
            Training = new TrainingPlan
            {
                Epochs = context.Few(50),
                BatchSize = 32,
                Optimizer = new AdadeltaOptimizer(),
                ValidationFraction = 0.1,
            },
            ReconstructionErrorColumnName = "Error",
            Seed = seed,
        });
        return autoencoder.ReconstructionErrors(test).Average(e => (double)e) / EntropyOfMeans(train, test);
    }

    /// <summary>The cross-entropy a row when every row is said to be the mean of the training rows.</summary>
    private static double EntropyOfMeans(float[][] train, float[][] test)
    {
        double entropy = 0;
        for (int i = 0; i < train[0].Length; i++)
        {
            double ones = train.Sum(r => r[i]), mean = (ones + 0.5) / (train.Length + 1), seen = test.Average(r => r[i]);
            entropy -= (seen * Math.Log(mean)) + ((1 - seen) * Math.Log(1 - mean));
        }
        return entropy;
    }

    private static IReadOnlyList<float[]> DistinctRows(string folder) =>
    [
        .. CsvFile.Read(Path.Combine(folder, "go_arabidopsis", "go_dense_core.csv.gz"))
            .Select(line => Array.ConvertAll(line[1..], v => float.Parse(v, CultureInfo.InvariantCulture)))
            .DistinctBy(row => string.Concat(row)),
    ];
}
