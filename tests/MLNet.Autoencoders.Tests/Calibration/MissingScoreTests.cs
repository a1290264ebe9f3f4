using System.Runtime.InteropServices;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Calibration;

/// <summary>Scores of rows with missing values: what is missing has no residual, and what is observed counts for all.</summary>
public class MissingScoreTests
{
    private static readonly float[][] Rows = WithGaps(Sample.Rows(120, 6), every: 5);
    private static readonly float[][] Others = [.. WithGaps(Sample.Rows(20, 6, seed: 9), every: 3), .. Sample.Rows(3, 6, seed: 4)];

    [Fact]
    public void A_squared_error_is_that_of_the_observed_values_scaled_up()
    {
        using var model = Fit(new SquaredErrorScore());
        double[] expected = [.. Residuals(model, Others).Select(e => Scaled(e, e => e.Sum(d => d * d)))];
        Assert.All(expected.Zip(ScoredFit.Scores(model, Others)), s => Assert.InRange(s.Second, (s.First * 0.9999) - 1e-6, (s.First * 1.0001) + 1e-6));
    }

    /// <summary>Moments over the rows in which both features are observed; a missing residual is the mean.</summary>
    [Fact]
    public void A_Mahalanobis_score_takes_the_moments_of_what_is_observed()
    {
        using var model = Fit(new MahalanobisScore());
        double?[][] residuals = Residuals(model, Rows);
        double[] mean = [.. Enumerable.Range(0, 6).Select(i => residuals.Where(e => e[i] is not null).Average(e => e[i]!.Value))];
        var covariance = new double[6, 6];
        for (int i = 0; i < 6; i++)
        {
            for (int j = 0; j < 6; j++)
            {
                var both = residuals.Where(e => e[i] is not null && e[j] is not null).ToList();
                covariance[i, j] = both.Average(e => e[i]!.Value * e[j]!.Value) - (both.Average(e => e[i]!.Value) * both.Average(e => e[j]!.Value));
            }
        }
        var (values, vectors) = Eigenvectors.Symmetric(covariance);
        double ridge = 0.05 * values.Average(v => Math.Max(0, v));
        double Distance(double?[] e) => values.Zip(vectors, (v, direction) =>
            Math.Pow(direction.Select((d, i) => d * ((e[i] ?? mean[i]) - mean[i])).Sum(), 2) / (Math.Max(0, v) + ridge)).Sum();
        double[] expected = [.. Residuals(model, Others).Select(e => Scaled(e, _ => Distance(e)))];
        Assert.All(expected.Zip(ScoredFit.Scores(model, Others)), s => Assert.InRange(s.Second, s.First * 0.999, (s.First * 1.001) + 1e-5));
    }

    [Fact]
    public void Distances_to_a_bank_are_those_of_observed_values()
    {
        using var model = Fit(new MahalanobisScore(), new MemoryBank { Rows = 30 });
        using var alone = Fit(new MahalanobisScore());
        var tensor = Fitted.Graph(model).Constants.Single(c => c.Name == "autoencoder/bank/rows");
        float[][] bank = [.. MemoryMarshal.Cast<byte, float>(tensor.Data.Span).ToArray().Chunk(6)];
        Assert.All(bank.SelectMany(b => b), v => Assert.True(float.IsFinite(v)));
        float[] scores = ScoredFit.Scores(model, Others), residual = ScoredFit.Scores(alone, Others);
        double[] distances = [.. Others.Select(row => Math.Pow(bank.Select(b => Math.Sqrt(
            row.Zip(b, (x, y) => float.IsNaN(x) ? 0 : Math.Pow((double)x - y, 2)).Sum() * 6 / row.Count(float.IsFinite))).Order().Take(3).Average(), 2))];

        // Whatever the typical values are, they are the same for all rows: two unknowns, found from the graph.
        double first = Constant(model, "distance"), second = Constant(model, "residual");
        Assert.All(Enumerable.Range(0, Others.Length), i =>
            Assert.Equal(Math.Log((distances[i] / first) + 0.001) + Math.Log((residual[i] / second) + 0.001), scores[i], 1e-3));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rows_of_which_little_or_nothing_is_observed_have_a_finite_score(bool withBank)
    {
        using var model = Fit(new MahalanobisScore(), withBank ? new MemoryBank { Rows = 30 } : null);
        float[][] sparse = [[.. Enumerable.Repeat(float.NaN, 6)], [.. Enumerable.Repeat(float.NaN, 5), 0.5f], [.. Enumerable.Repeat(float.NaN, 5), 1e15f]];
        float[] scores = ScoredFit.Scores(model, sparse);
        Assert.All(scores, s => Assert.True(float.IsFinite(s)));
        Assert.True(scores[2] > scores[1]);
        Assert.All(ScoredFit.Column(model, sparse, "Parts").SelectMany(p => p), p => Assert.True(float.IsFinite(p)));
    }

    private static AutoencoderTransformer Fit(AnomalyScore score, MemoryBank? bank = null)
    {
        var options = ScoredFit.Options(score, bank);
        options.MissingValues = Autoencoders.MissingValues.Mask;
        return Fitted.To(Rows, options);
    }

    private static double Constant(AutoencoderTransformer model, string part) =>
        MemoryMarshal.Cast<byte, double>(Fitted.Graph(model).Constants.Single(c => c.Name == $"autoencoder/score/{part}/typical").Data.Span)[0];

    private static double?[][] Residuals(AutoencoderTransformer model, float[][] rows) =>
        [.. model.Reconstruct(rows).Zip(rows, (rebuilt, row) => rebuilt.Zip(row, (r, x) => float.IsNaN(x) ? (double?)null : (double)(r - x)).ToArray())];

    private static double Scaled(double?[] residuals, Func<double?[], double?> of) => of(residuals)!.Value * residuals.Length / residuals.Count(r => r is not null);

    private static float[][] WithGaps(float[][] rows, int every) =>
        [.. rows.Select((r, i) => r.Select((x, j) => (i + (2 * j)) % every == 0 ? float.NaN : x).ToArray())];
}
