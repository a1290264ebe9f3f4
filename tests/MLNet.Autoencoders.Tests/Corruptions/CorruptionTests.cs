using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Corruptions;

/// <summary>What each corruption does to a large batch: rates, moments, and what it leaves alone.</summary>
public class CorruptionTests
{
    private const int Features = 5;

    private static readonly float[][] Large = Sample.Rows(20_000, Features);

    private static readonly FeatureRange Range = new([-3, -0.1f, 0, 0.3f, 7], [-2, 0.7f, 1, 1e8f, 7]);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.25)]
    [InlineData(0.8)]
    public void Masking_sets_the_asked_for_part_of_each_feature_to_zero_and_leaves_the_rest(double probability)
    {
        var (seen, _) = Corrupt(Corruption.Masking(probability));
        // Rows have zeros of their own nowhere: what is zero was hit.
        Assert.All(Large, row => Assert.DoesNotContain(0f, row));
        AssertRate(probability, seen, (value, _) => value == 0);
        AssertOthersAreLeft(seen, (value, _) => value == 0);
        AssertHitsAreIndependent(seen, probability);
    }

    [Fact]
    public void Gaussian_noise_has_mean_zero_and_the_asked_for_deviation_on_every_feature()
    {
        var (seen, weights) = Corrupt(Corruption.Gaussian(0.3));
        Assert.Null(weights);
        for (int j = 0; j < Features; j++)
        {
            int feature = j;
            double[] noise = [.. seen.Select((row, i) => row[feature] - Large[i][feature])];
            double mean = noise.Average(), variance = noise.Average(n => (n - mean) * (n - mean));
            Assert.InRange(mean, -0.3 * 5 / Math.Sqrt(Large.Length), 0.3 * 5 / Math.Sqrt(Large.Length));
            Assert.InRange(variance, 0.09 * 0.95, 0.09 * 1.05);
            // Normal: kurtosis 3, and 68.3% within one deviation.
            Assert.InRange(noise.Average(n => Math.Pow(n - mean, 4)) / (variance * variance), 2.8, 3.2);
            Assert.InRange(noise.Count(n => Math.Abs(n) < 0.3) / (double)noise.Length, 0.67, 0.695);
        }
    }

    [Fact]
    public void Gaussian_noise_of_many_levels_has_one_level_for_all_features_of_a_row_with_uniform_logarithms()
    {
        var wide = Sample.Rows(4_000, 200);
        using var scope = NewDisposeScope();
        using var generator = new Generator(8);
        var seen = TensorValues.Rows(Corruptor.Of(Corruption.Gaussian(0.1, 2), () => Range)!.Corrupt(TensorValues.Matrix(wide), generator).Input);
        double[] levels = [.. seen.Select((row, i) => Math.Sqrt(row.Select((v, j) => (v - wide[i][j]) * (v - wide[i][j])).Average()))];
        Assert.InRange(levels.Min(), 0.08, 0.11);
        Assert.InRange(levels.Max(), 1.9, 2.4);
        double[] places = [.. levels.Select(l => Math.Log(l / 0.1) / Math.Log(20)).Order()];
        Assert.All(Enumerable.Range(1, 9), i => Assert.InRange(places[i * places.Length / 10], (i / 10.0) - 0.03, (i / 10.0) + 0.03));
    }

    [Fact]
    public void Salt_and_pepper_sets_features_exactly_to_their_least_or_largest_value_by_a_fair_coin()
    {
        var (seen, _) = Corrupt(Corruption.SaltAndPepper(0.4));
        bool IsHit(double value, int j) => value == Range.Minima[j] || value == Range.Maxima[j];
        AssertRate(0.4, seen, IsHit);
        AssertOthersAreLeft(seen, IsHit);
        AssertRate(0.2, [.. seen.Select(r => r[..4])], (value, j) => value == Range.Maxima[j]);
        AssertRate(0.2, [.. seen.Select(r => r[..4])], (value, j) => value == Range.Minima[j]);
        Assert.All(seen, row => Assert.True(row[4] == 7 || row[4] < 2));
    }

    [Fact]
    public void Corruptions_in_sequence_each_act_on_what_the_one_before_gives()
    {
        var (seen, weights) = Corrupt(Corruption.Sequence(new MaskingCorruption { Probability = 0.25, CorruptedWeight = 3 }, Corruption.Gaussian(0.1), new MaskingCorruption { Probability = 0.5, CorruptedWeight = 2 }));
        for (int j = 0; j < Features; j++)
        {
            int feature = j;
            // What the second masking hit is zero; of the rest, a quarter is noise around zero.
            double[] left = [.. seen.Select(row => row[feature]).Where(v => v != 0)];
            Assert.InRange(left.Length / (double)seen.Length, 0.5 - 0.02, 0.5 + 0.02);
            int[] masked = [.. Enumerable.Range(0, seen.Length).Where(i => seen[i][feature] != 0 && weights![i][feature] == 3)];
            Assert.InRange(masked.Length / (double)left.Length, 0.25 - 0.02, 0.25 + 0.02);
            Assert.InRange(Math.Sqrt(masked.Average(i => seen[i][feature] * seen[i][feature])), 0.095, 0.105);
            Assert.All(Enumerable.Range(0, seen.Length), i => Assert.Contains(weights![i][feature], seen[i][feature] == 0 ? new double[] { 2, 6 } : [1, 3]));
        }
    }

    [Fact]
    public void Emphasis_weighs_what_was_hit_by_alpha_and_the_rest_by_beta()
    {
        foreach (FeatureCorruption corruption in new FeatureCorruption[]
            {
                new MaskingCorruption { CorruptedWeight = 2, OtherWeight = 0.5 },
                new SaltAndPepperCorruption { CorruptedWeight = 2, OtherWeight = 0.5 },
                new MaskingCorruption { CorruptedWeight = 0 },
                new MaskingCorruption { OtherWeight = 0 },
            })
        {
            var (seen, weights) = Corrupt(corruption);
            for (int i = 0; i < seen.Length; i++)
            {
                for (int j = 0; j < Features; j++)
                    Assert.Equal(seen[i][j] == Large[i][j] ? corruption.OtherWeight : corruption.CorruptedWeight, weights![i][j]);
            }
        }
    }

    [Fact]
    public void Without_emphasis_nothing_is_weighed()
    {
        Assert.Null(Corrupt(new MaskingCorruption()).Weights);
        Assert.Null(Corrupt(new SaltAndPepperCorruption()).Weights);
    }

    [Fact]
    public void Weighed_losses_are_those_worked_out_by_hand()
    {
        using var scope = NewDisposeScope();
        var target = TensorValues.Matrix([new float[] { 1, 2 }, new float[] { 3, 4 }]);
        var weights = TensorValues.Matrix([new float[] { 2, 0.5f }, new float[] { 0.5f, 2 }]);
        var pass = new ForwardPass(target, [target], zeros(2, 2)) { Weights = weights };
        Assert.Equal((2 + 2 + 4.5 + 32) / 2, new SquaredErrorTerm().Loss(pass, target).item<float>(), 1e-5);
        // At logits of zero every value costs log 2.
        Assert.Equal(5 * Math.Log(2) / 2, new BinaryCrossEntropyTerm().Loss(pass, TensorValues.Matrix([new float[] { 1, 0 }, new float[] { 0.5f, 1 }])).item<float>(), 1e-5);
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_one_generator_draws_anew_each_time()
    {
        foreach (var corruption in new[] { Corruption.Masking(0.3), Corruption.Gaussian(1), Corruption.SaltAndPepper(0.3) })
        {
            using var scope = NewDisposeScope();
            using var generator = new Generator(4);
            using var again = new Generator(4);
            var corruptor = Corruptor.Of(corruption, () => Range)!;
            var batch = TensorValues.Matrix(Large[..50]);
            double[] first = TensorValues.Values(corruptor.Corrupt(batch, generator).Input), second = TensorValues.Values(corruptor.Corrupt(batch, generator).Input);
            Assert.NotEqual(first, second);
            Assert.Equal(first, TensorValues.Values(corruptor.Corrupt(batch, again).Input));
            Assert.Equal(second, TensorValues.Values(corruptor.Corrupt(batch, again).Input));
            Assert.Equal(Large[..50].SelectMany(r => r).Select(v => (double)v), TensorValues.Values(batch));
        }
    }

    private static (double[][] Seen, double[][]? Weights) Corrupt(Corruption corruption)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(8);
        var corrupted = Corruptor.Of(corruption, () => Range)!.Corrupt(TensorValues.Matrix(Large), generator);
        return (TensorValues.Rows(corrupted.Input), corrupted.Weights is { } weights ? TensorValues.Rows(weights) : null);
    }

    /// <summary>Each feature's rate, to five standard deviations.</summary>
    private static void AssertRate(double expected, double[][] seen, Func<double, int, bool> isHit)
    {
        double tolerance = 5 * Math.Sqrt(expected * (1 - expected) / seen.Length);
        for (int j = 0; j < seen[0].Length; j++)
        {
            int feature = j;
            Assert.InRange(seen.Count(row => isHit(row[feature], feature)) / (double)seen.Length, expected - tolerance, expected + tolerance);
        }
    }

    private static void AssertOthersAreLeft(double[][] seen, Func<double, int, bool> isHit)
    {
        for (int i = 0; i < seen.Length; i++)
        {
            for (int j = 0; j < Features; j++)
                Assert.True(isHit(seen[i][j], j) || seen[i][j] == Large[i][j]);
        }
    }

    /// <summary>Two neighbouring features, and two neighbouring rows, are hit together as often as chance says.</summary>
    private static void AssertHitsAreIndependent(double[][] seen, double probability)
    {
        double expected = probability * probability, tolerance = 5 * Math.Sqrt(expected / seen.Length);
        Assert.InRange(seen.Count(row => row[0] == 0 && row[1] == 0) / (double)seen.Length, expected - tolerance, expected + tolerance);
        Assert.InRange(seen.Zip(seen.Skip(1)).Count(p => p.First[2] == 0 && p.Second[2] == 0) / (double)seen.Length, expected - tolerance, expected + tolerance);
    }
}
