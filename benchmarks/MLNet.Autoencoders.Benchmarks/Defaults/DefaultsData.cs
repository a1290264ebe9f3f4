using MLNet.Autoencoders.Benchmarks.Shared;

namespace MLNet.Autoencoders.Benchmarks.Defaults;

/// <summary>Rows to learn from, and rows to test with.</summary>
internal sealed record DefaultsData(string Name, LabelledRows Train, LabelledRows Test)
{
    private const int Digits = 1_797;
    private const int DigitsTrainRows = 1_297;
    private const int MnistTrainRows = 10_000;
    private const int QuickRows = 1_000;

    public static IEnumerable<DefaultsData> All(BenchmarkContext context, bool quick)
    {
        // The rows of UCI's test set, as examples/Digits takes them.
        var digits = context.Digits[^Digits..];
        yield return new("digits", Few(digits[..DigitsTrainRows]), Few(digits[DigitsTrainRows..]));
        yield return new("mnist", Few(context.MnistTrain[..Math.Min(MnistTrainRows, context.MnistTrain.Count)]), Few(context.MnistTest));

        LabelledRows Few(LabelledRows rows) => quick ? rows[..Math.Min(QuickRows, rows.Count)] : rows;
    }
}
