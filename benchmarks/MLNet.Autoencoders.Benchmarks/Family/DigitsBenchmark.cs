using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Family;

/// <summary>Digits of 8×8 pixels: a linear classifier on pixels, and on winner-take-all codes learned from the same rows.</summary>
internal sealed class DigitsBenchmark : IBenchmark
{
    private const int Splits = 5;
    private const int TestRows = 1500;

    public string Name => "digits";

    public IEnumerable<BenchmarkFigure> Run(BenchmarkContext context)
    {
        List<double> raw = [], codes = [];
        for (int split = 1; split <= context.Few(Splits); split++)
        {
            var rows = context.Digits.Shuffled(split);
            var (train, test) = (rows[..^TestRows], rows[^TestRows..]);
            using var encoder = BenchmarkContext.Fit(train.Rows, Options(context, split));
            raw.Add(100 - LinearClassifier.Error(train, test));
            codes.Add(100 - LinearClassifier.Error(train.With(encoder.Encode(train.Rows)), test.With(encoder.Encode(test.Rows))));
        }
        yield return Figure("digits_raw_right", "raw pixels", raw, "95.5");
        yield return Figure("digits_wta_right", "winner-take-all, 1000 units, 5%, masking 25%", codes, "99.0");
    }

    private static AutoencoderEstimator.Options Options(BenchmarkContext context, int seed)
    {
        var options = AutoencoderEstimator.Options.WinnerTakeAll(codingSize: 1000, fraction: 0.05);
        options.Corruption = Corruption.Masking(0.25);
        options.Training = new TrainingPlan { Epochs = context.Few(100), BatchSize = 100, Schedule = new CosineSchedule() };
        options.Seed = seed;
        return options;
    }

    private static BenchmarkFigure Figure(string name, string model, List<double> values, string published) =>
        new(name, model, "8×8 digits, 4,120 rows to learn from, 1,500 to test", "% right, linear classifier", values)
        {
            Published = published,
            Source = "Makhzani & Frey 2015; kernel SVM",
        };
}
