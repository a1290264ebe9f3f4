using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.MissingValues;

/// <summary>Which values are hidden in training, and what each weighs.</summary>
public class GapCorruptorTests
{
    private const int Count = 4000, Size = 10;
    private static readonly float[] Means = [.. Enumerable.Range(0, Size).Select(i => i + 0.5f)];

    [Fact]
    public void Of_each_row_a_fraction_up_to_the_largest_is_hidden_and_all_fractions_are_as_likely()
    {
        using var scope = NewDisposeScope();
        var hidden = Rows(Corrupt(new FurtherGaps { LargestFraction = 0.5 }, missing: 0).Missing!);
        double[] counts = [.. hidden.Select(r => r.Sum())];
        // Binomial counts with a rate from U(0, 0.5): mean 2.5, variance E[10 p (1 − p)] + 100 Var[p].
        Assert.Equal(2.5, counts.Average(), 0.1);
        double expected = (10 * (0.25 - (0.25 / 3))) + (100 * 0.25 / 12);
        Assert.Equal(expected, counts.Average(c => (c - 2.5) * (c - 2.5)), 0.25);
    }

    [Fact]
    public void A_hidden_value_is_seen_as_its_mean_and_has_its_weight_a_missing_one_has_none()
    {
        using var scope = NewDisposeScope();
        var gaps = new FurtherGaps { LargestFraction = 0.6, Weight = 3 };
        var seen = Corrupt(gaps, missing: 0.2);
        double[][] input = Rows(seen.Input), weights = Rows(seen.Weights!), missing = Rows(seen.Missing!), before = Rows(Missing(0.2));
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j < Size; j++)
            {
                bool wasMissing = before[i][j] == 1, isMissing = missing[i][j] == 1;
                Assert.True(isMissing || !wasMissing);
                Assert.Equal(isMissing && !wasMissing ? Means[j] : -1, input[i][j], 1e-6);
                Assert.Equal(wasMissing ? 0 : isMissing ? 3 : 1, weights[i][j]);
            }
        }
    }

    [Fact]
    public void Nothing_is_hidden_if_the_largest_fraction_is_0()
    {
        using var scope = NewDisposeScope();
        var seen = Corrupt(new FurtherGaps { LargestFraction = 0 }, missing: 0.2);
        Assert.Equal(Rows(Missing(0.2)), Rows(seen.Missing!));
        Assert.Equal(Rows(Missing(0.2)).Select(r => r.Select(v => 1 - v)), Rows(seen.Weights!));
    }

    [Fact]
    public void The_weights_of_another_corruption_are_multiplied()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var before = new CorruptedBatch(zeros(2, Size), full([2, Size], 5f));
        var seen = new GapCorruptor(new FurtherGaps { LargestFraction = 0 }, new MissingFilling(Means)).Corrupt(before, zeros(2, Size), generator);
        Assert.All(TensorValues.Floats(seen.Weights!), w => Assert.Equal(5, w));
    }

    private static CorruptedBatch Corrupt(FurtherGaps gaps, double missing)
    {
        using var generator = new Generator(1);
        return new GapCorruptor(gaps, new MissingFilling(Means)).Corrupt(new CorruptedBatch(full([Count, Size], -1f), Weights: null), Missing(missing), generator);
    }

    private static Tensor Missing(double rate)
    {
        var random = new Random(5);
        return tensor(Enumerable.Range(0, Count * Size).Select(_ => random.NextDouble() < rate ? 1f : 0f).ToArray()).reshape(Count, Size);
    }

    private static double[][] Rows(Tensor values) => TensorValues.Rows(values);
}
