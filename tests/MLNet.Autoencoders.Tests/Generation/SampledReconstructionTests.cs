using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Generation;

/// <summary>Reconstructions of codes drawn from the approximate posterior. The models decode a code to itself.</summary>
public sealed class SampledReconstructionTests : IDisposable
{
    private readonly AutoencoderTransformer _model = HandMadeModel.Identity(2, deviation: 0.25f).Create();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void They_scatter_around_the_reconstruction_with_the_posteriors_deviation()
    {
        var rows = Enumerable.Range(0, 20_000).Select(i => new[] { 3f, i % 2 }).ToArray();
        var sampled = _model.Reconstruct(rows, seed: 4);
        for (int j = 0; j < 2; j++)
        {
            double[] noise = [.. sampled.Zip(rows, (s, r) => (double)s[j] - r[j])];
            Assert.Equal(0, noise.Average(), 0.01);
            Assert.Equal(0.25, Math.Sqrt(noise.Average(e => e * e)), 0.01);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_and_a_row_does_not_depend_on_those_after_it()
    {
        var rows = Sample.Rows(3_000, 2);
        var sampled = _model.Reconstruct(rows, seed: 4);
        Assert.Equal(sampled, _model.Reconstruct(rows, seed: 4));
        Assert.Equal(sampled[..5], _model.Reconstruct(rows[..5], seed: 4));
        Assert.NotEqual(sampled[0], _model.Reconstruct(rows[..1], seed: 5)[0]);
    }

    [Fact]
    public void The_noise_is_not_that_of_generated_codes()
    {
        float[] noise = [.. _model.Reconstruct([[0, 0]], seed: 4)[0].Select(x => x / 0.25f)];
        Assert.NotEqual(_model.Generate(1, seed: 4)[0], noise);
    }

    [Fact]
    public void Wrong_rows_are_refused_as_everywhere()
    {
        Assert.Empty(_model.Reconstruct([], seed: 1));
        Assert.Throws<ArgumentNullException>(() => _model.Reconstruct((IReadOnlyList<float[]>)null!, seed: 1));
        Assert.Contains("Row 1 has 3 values; expected 2", Assert.Throws<ArgumentException>(() => _model.Reconstruct([new float[2], new float[3]], seed: 1)).Message, StringComparison.Ordinal);
        var sampled = _model.Reconstruct([[float.NaN, 1], [2, 3]], seed: 1);
        Assert.Contains(sampled[0], float.IsNaN);
        Assert.DoesNotContain(sampled[1], float.IsNaN);
    }

    [Fact]
    public void Kinds_whose_codes_are_points_say_which_can()
    {
        using var plain = SmallModel.Fit(new MLContext(seed: 1));
        var thrown = Assert.Throws<InvalidOperationException>(() => plain.Reconstruct(SmallModel.Rows, seed: 1));
        Assert.Contains("Variational", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("without a prior", thrown.Message, StringComparison.Ordinal);
    }
}
