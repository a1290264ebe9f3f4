using Microsoft.ML;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Generation;

/// <summary>Estimated log-likelihoods against models whose log-likelihood is known.</summary>
public class LogLikelihoodTests
{
    private static readonly float[][] Rows = [.. Sample.Rows(20, LinearGaussian.Size).Select(r => r.Select(x => (3 * x) - 1).ToArray())];

    [Fact]
    public void With_the_exact_posterior_one_sample_is_enough()
    {
        using var model = LinearGaussian.Model().Create();
        var expected = Rows.Select(LinearGaussian.LogDensity).ToArray();
        foreach (int samples in new[] { 1, 7 })
        {
            var estimated = model.EstimateLogLikelihood(Rows, seed: 3, samples);
            for (int i = 0; i < Rows.Length; i++)
                Assert.Equal(expected[i], estimated[i], 1e-4 * (1 + Math.Abs(expected[i])));
        }
    }

    [Fact]
    public void With_another_posterior_many_samples_come_near_and_few_stay_below()
    {
        using var model = LinearGaussian.Model(widening: 1.5f, shift: 0.3f).Create();
        double exact = Rows.Average(LinearGaussian.LogDensity);
        double Estimate(int samples) => Enumerable.Range(0, 50).Average(seed => model.EstimateLogLikelihood(Rows, seed, samples).Average());
        double one = Estimate(1), few = Estimate(5), many = Estimate(400);
        Assert.InRange(one, exact - 3, exact - 0.5);
        Assert.InRange(few, one + 0.3, exact - 0.05);
        Assert.Equal(exact, many, 0.01);
        var each = model.EstimateLogLikelihood(Rows, seed: 1, samples: 20_000);
        for (int i = 0; i < Rows.Length; i++)
            Assert.Equal(LinearGaussian.LogDensity(Rows[i]), each[i], 0.08);
    }

    /// <summary>The probabilities of all rows of four bits sum to one, and each is an integral over the code.</summary>
    [Fact]
    public void Under_a_Bernoulli_decoder_it_is_the_logarithm_of_a_probability()
    {
        var weights = new[] { 2f, -1, 0.5f, 1.5f };
        var biases = new[] { -0.5f, 0.2f, 0, 1 };
        using var model = new HandMadeModel
        {
            Encoder = [[0.6f], [-0.4f], [0.2f], [0.5f]],
            CodeBias = [-0.6f],
            Deviations = [0.9f],
            Decoder = [weights],
            OutputBias = biases,
            Loss = ReconstructionLoss.BinaryCrossEntropy,
        }.Create();
        float[][] rows = [.. Enumerable.Range(0, 16).Select(b => Enumerable.Range(0, 4).Select(j => (float)((b >> j) & 1)).ToArray())];
        var estimated = model.EstimateLogLikelihood(rows, seed: 2, samples: 20_000);
        Assert.Equal(1, estimated.Sum(l => Math.Exp(l)), 0.01);
        for (int i = 0; i < rows.Length; i++)
            Assert.Equal(Math.Log(Integral(h => Probability(rows[i], h))), estimated[i], 0.03);

        double Probability(float[] row, double h) => row.Select((x, j) => 1 / (1 + Math.Exp((x > 0 ? -1 : 1) * ((h * weights[j]) + biases[j])))).Aggregate((p, q) => p * q);

        static double Integral(Func<double, double> value) =>
            Enumerable.Range(-8_000, 16_001).Sum(k => value(k / 1000.0) * Math.Exp(-0.5 * k * k / 1e6)) / 1000 / Math.Sqrt(2 * Math.PI);
    }

    [Fact]
    public void A_row_is_estimated_alone_as_among_others_and_after_a_round_trip_through_a_zip()
    {
        using var folder = new TestFolder();
        using var model = LinearGaussian.Model(widening: 1.5f).Create();
        // So many pairs of rows and samples that they take several batches, which end in the middle of a row.
        var estimated = model.EstimateLogLikelihood(Rows, seed: 3, samples: 333);
        SmallModel.AssertClose(estimated, model.EstimateLogLikelihood(Rows, seed: 3, samples: 333));
        SmallModel.AssertClose(estimated[..1], model.EstimateLogLikelihood(Rows[..1], seed: 3, samples: 333));
        Assert.NotEqual(estimated[0], model.EstimateLogLikelihood(Rows[..1], seed: 4, samples: 333)[0]);
        SmallModel.AssertClose(model.EstimateLogLikelihood(Rows, seed: 3, samples: 200), model.EstimateLogLikelihood(Rows, seed: 3));

        var ml = new MLContext();
        ml.Model.Save(model, Sample.View(ml, Rows).Schema, folder["model.zip"]);
        using var loaded = ml.LoadAutoencoder(folder["model.zip"]);
        SmallModel.AssertClose(estimated, loaded.EstimateLogLikelihood(Rows, seed: 3, samples: 333));
        SmallModel.AssertClose(model.Reconstruct(Rows, seed: 3), loaded.Reconstruct(Rows, seed: 3));
    }

    [Fact]
    public void Rows_far_out_have_a_finite_likelihood_and_rows_that_are_no_numbers_have_none()
    {
        using var model = LinearGaussian.Model().Create();
        float[] far = [.. Enumerable.Repeat(1000f, LinearGaussian.Size)];
        var estimated = model.EstimateLogLikelihood([Rows[0], [float.NaN, 0, 0, 0, 0], far, Rows[1]], seed: 1, samples: 50);
        Assert.Equal(LinearGaussian.LogDensity(Rows[0]), estimated[0], 1e-3);
        Assert.Equal(float.NaN, estimated[1]);
        Assert.Equal(1, estimated[2] / LinearGaussian.LogDensity(far), 1e-3);
        Assert.Equal(LinearGaussian.LogDensity(Rows[1]), estimated[3], 1e-3);
    }

    [Fact]
    public void Eight_threads_at_once_estimate_the_same()
    {
        using var model = LinearGaussian.Model(widening: 1.2f).Create();
        using var alone = LinearGaussian.Model(widening: 1.2f).Create();
        var expected = alone.EstimateLogLikelihood(Rows, seed: 1);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => SmallModel.AssertClose(expected, model.EstimateLogLikelihood(Rows, seed: 1)));
    }

    [Fact]
    public void Wrong_arguments_are_refused_as_everywhere()
    {
        using var model = LinearGaussian.Model().Create();
        Assert.Empty(model.EstimateLogLikelihood([], seed: 1));
        Assert.Throws<ArgumentNullException>(() => model.EstimateLogLikelihood(null!, seed: 1));
        Assert.Contains("Row 1 has 3 values; expected 5", Assert.Throws<ArgumentException>(() => model.EstimateLogLikelihood([new float[5], new float[3]], seed: 1)).Message, StringComparison.Ordinal);
        Assert.Equal("samples", Assert.Throws<ArgumentOutOfRangeException>(() => model.EstimateLogLikelihood(Rows, seed: 1, samples: 0)).ParamName);
    }

    [Fact]
    public void Kinds_without_a_likelihood_say_which_have_one()
    {
        using var plain = SmallModel.Fit(new MLContext(seed: 1));
        var thrown = Assert.Throws<InvalidOperationException>(() => plain.EstimateLogLikelihood(SmallModel.Rows, seed: 1));
        foreach (string part in new[] { "log-likelihood", "without a prior", "one code", "Variational autoencoders can" })
            Assert.Contains(part, thrown.Message, StringComparison.Ordinal);

        using var adversarial = (HandMadeModel.Identity(2) with { HasRandomCodes = false }).Create();
        Assert.Single(adversarial.Generate(1, seed: 1));
        thrown = Assert.Throws<InvalidOperationException>(() => adversarial.EstimateLogLikelihood([new float[2]], seed: 1));
        Assert.Contains("one code", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("without a prior", thrown.Message, StringComparison.Ordinal);
    }
}
