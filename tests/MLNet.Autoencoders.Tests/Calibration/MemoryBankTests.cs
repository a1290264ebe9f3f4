using System.Runtime.InteropServices;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Calibration;

/// <summary>Scores with a memory bank against brute force over the rows that the exported graph has in it.</summary>
public class MemoryBankTests
{
    private static readonly float[][] Rows = Sample.Rows(60, 6);
    private static readonly float[][] Others = [.. Sample.Rows(20, 6, seed: 9), [.. Enumerable.Repeat(5f, 6)], [.. Enumerable.Repeat(-300f, 6)]];

    [Theory]
    [InlineData(20, 3)]
    [InlineData(1, 1)]
    [InlineData(60, 5)]
    public void The_score_is_that_of_the_documentation(int count, int neighbors)
    {
        using var model = Fit(Rows, new MemoryBank { Rows = count, Neighbors = neighbors });
        float[][] bank = Bank(model);
        Assert.Equal(count, bank.Length);
        Assert.All(bank, b => Assert.Contains(Rows, r => r.AsSpan().SequenceEqual(b)));
        Assert.Equal(count, bank.Select(b => string.Join(' ', b)).Distinct().Count());

        var mahalanobis = new Mahalanobis(ScoredFit.Residuals(model, Rows), 0.05);
        double[] residual = [.. ScoredFit.Residuals(model, Rows).Select(mahalanobis.Of)];
        double[] distances = [.. Rows.Select(r => SquaredDistance(r, [.. bank.Where(b => !b.AsSpan().SequenceEqual(r))], neighbors))];
        double first = Typical(distances), second = Typical(residual);
        double[] expected = [.. Others.Zip(ScoredFit.Residuals(model, Others), (row, e) =>
            Math.Log((SquaredDistance(row, bank, neighbors) / first) + 0.001) + Math.Log((mahalanobis.Of(e) / second) + 0.001))];
        Assert.All(expected.Zip(ScoredFit.Scores(model, Others)), p => Assert.Equal(p.First, p.Second, 1e-3));
    }

    [Fact]
    public void A_bank_larger_than_the_table_has_all_its_rows()
    {
        using var model = Fit(Rows, new MemoryBank { Rows = int.MaxValue });
        Assert.Equal(Rows.Select(r => string.Join(' ', r)).Order(), Bank(model).Select(r => string.Join(' ', r)).Order());
        Assert.All(ScoredFit.Scores(model, Others), s => Assert.True(float.IsFinite(s)));
    }

    [Fact]
    public void Other_seeds_choose_other_rows()
    {
        using var one = Fit(Rows, new MemoryBank { Rows = 10 });
        using var other = Fit(Rows, new MemoryBank { Rows = 10 }, seed: 6);
        Assert.NotEqual(Bank(one), Bank(other));
    }

    /// <summary>Far from the origin, where single precision would lose the distances between the rows.</summary>
    [Fact]
    public void Distances_between_near_rows_do_not_cancel()
    {
        float[][] far = [.. Rows.Select(r => r.Select(x => 1000 + (MathF.Round(x * 64) / 64)).ToArray())];
        using var model = Fit(far, new MemoryBank { Rows = 20, Neighbors = 1 });
        float[][] bank = Bank(model);
        double[] own = [.. far.Select(r => SquaredDistance(r, [.. bank.Where(b => !b.AsSpan().SequenceEqual(r))], 1))];
        var mahalanobis = new Mahalanobis(ScoredFit.Residuals(model, far), 0.05);
        double first = Typical(own), second = Typical([.. ScoredFit.Residuals(model, far).Select(mahalanobis.Of)]);
        foreach (float step in new[] { 0.001f, 0.01f, 1 })
        {
            float[][] near = [.. bank.Select(b => b.Select((x, i) => i == 2 ? x + step : x).ToArray())];
            double[] expected = [.. near.Zip(ScoredFit.Residuals(model, near), (row, e) =>
                Math.Log((SquaredDistance(row, bank, 1) / first) + 0.001) + Math.Log((mahalanobis.Of(e) / second) + 0.001))];
            Assert.All(expected.Zip(ScoredFit.Scores(model, near)), p => Assert.Equal(p.First, p.Second, 0.02));
        }
    }

    [Fact]
    public void Contributions_are_the_mean_of_both_shares_and_add_up_to_one()
    {
        using var model = Fit(Rows, new MemoryBank { Rows = 20 });
        float[][] bank = Bank(model), parts = ScoredFit.Column(model, [.. Others, .. bank], "Parts");
        Assert.All(parts, p => Assert.Equal(1, p.Sum(), 1e-5));
        Assert.All(parts.SelectMany(p => p), p => Assert.True(p >= 0));

        using var residual = Fitted.To(Rows, ScoredFit.Options(new MahalanobisScore()));
        float[][] squares = ScoredFit.Column(residual, Others, "Parts");
        for (int i = 0; i < Others.Length; i++)
        {
            float[][] nearest = [.. bank.OrderBy(b => SquaredDistance(Others[i], [b], 1)).Take(3)];
            double[] differences = [.. Enumerable.Range(0, 6).Select(j => nearest.Sum(b => Math.Pow((double)Others[i][j] - b[j], 2)))];
            for (int j = 0; j < 6; j++)
                Assert.Equal(((squares[i][j] / squares[i].Sum()) + (differences[j] / differences.Sum())) / 2, parts[i][j], 1e-3);
        }
    }

    private static AutoencoderTransformer Fit(float[][] rows, MemoryBank bank, int seed = 5)
    {
        var options = ScoredFit.Options(new MahalanobisScore(), bank);
        options.Seed = seed;
        return Fitted.To(rows, options);
    }

    private static float[][] Bank(AutoencoderTransformer model)
    {
        var tensor = Fitted.Graph(model).Constants.Single(c => c.Name == "autoencoder/bank/rows");
        return [.. MemoryMarshal.Cast<byte, float>(tensor.Data.Span).ToArray().Chunk((int)tensor.Shape[1])];
    }

    private static double SquaredDistance(float[] row, float[][] bank, int neighbors) =>
        Math.Pow(bank.Select(b => Math.Sqrt(b.Zip(row, (x, y) => ((double)x - y) * ((double)x - y)).Sum())).Order().Take(neighbors).DefaultIfEmpty(0).Average(), 2);

    private static double Typical(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return Math.Max((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, values.Average() / 10);
    }
}
