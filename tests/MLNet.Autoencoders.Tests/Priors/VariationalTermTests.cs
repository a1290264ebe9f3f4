using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Priors;

/// <summary>The Kullback-Leibler divergence of codes from N(0, I), against its closed form and against sampling.</summary>
public class VariationalTermTests
{
    private static readonly double[][] Means = [[0.3, -1.2, 2], [0, 0.5, -0.1]];
    private static readonly double[][] LogVariances = [[-2, 0.7, 0], [1.1, -0.4, -6]];

    [Fact]
    public void It_is_the_divergence_of_the_normal_distributions_averaged_over_rows()
    {
        double expected = Means.Zip(LogVariances, (means, logVariances) => means.Zip(logVariances, Divergence).Sum()).Average();
        Assert.Equal(expected, Loss(new VariationalPrior(), ReconstructionLoss.BinaryCrossEntropy, ForwardContext.Use), 1e-12);
    }

    [Fact]
    public void It_is_what_sampling_estimates()
    {
        var random = new Random(1);
        const int Samples = 200_000;
        double sum = 0;
        for (int sample = 0; sample < Samples; sample++)
        {
            for (int row = 0; row < Means.Length; row++)
            {
                for (int unit = 0; unit < 3; unit++)
                {
                    double noise = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                    double code = Means[row][unit] + (Math.Exp(LogVariances[row][unit] / 2) * noise);
                    // log q(h|x) − log p(h), of which log 2π is in both.
                    sum += -0.5 * ((noise * noise) + LogVariances[row][unit] - (code * code));
                }
            }
        }
        double loss = Loss(new VariationalPrior(), ReconstructionLoss.BinaryCrossEntropy, ForwardContext.Use);
        Assert.InRange(sum / Samples / Means.Length / loss, 0.99, 1.01);
    }

    [Theory]
    [InlineData(ReconstructionLoss.BinaryCrossEntropy, 0.5, 1)]
    [InlineData(ReconstructionLoss.BinaryCrossEntropy, 0.1, 1)]
    [InlineData(ReconstructionLoss.SquaredError, 0.5, 1)]
    [InlineData(ReconstructionLoss.SquaredError, 0.1, 0.2)]
    public void It_is_in_the_units_of_the_reconstruction_loss(ReconstructionLoss loss, double variance, double unit)
    {
        double nats = Loss(new VariationalPrior(), ReconstructionLoss.BinaryCrossEntropy, ForwardContext.Use);
        var prior = new VariationalPrior { Beta = 3, DecoderVariance = variance };
        Assert.Equal(3 * unit * nats, Loss(prior, loss, ForwardContext.Use), 1e-12);
    }

    [Fact]
    public void Its_weight_rises_linearly_in_the_epochs_of_the_warm_up()
    {
        var prior = new VariationalPrior { WarmUpEpochs = 3 };
        double whole = Loss(prior, ReconstructionLoss.BinaryCrossEntropy, ForwardContext.Use);
        double[] weights = [.. Enumerable.Range(1, 6).Select(epoch => Loss(prior, ReconstructionLoss.BinaryCrossEntropy, ForwardContext.Training(epoch: epoch)) / whole)];
        double[] expected = [0.25, 0.5, 0.75, 1, 1, 1];
        Assert.All(expected.Zip(weights), w => Assert.Equal(w.First, w.Second, 1e-12));
        Assert.Equal(whole, Loss(new VariationalPrior(), ReconstructionLoss.BinaryCrossEntropy, ForwardContext.Training(epoch: 1)), 1e-12);
    }

    [Fact]
    public void Held_out_rows_are_measured_with_the_whole_weight()
    {
        using var generator = new Generator(1);
        var prior = new VariationalPrior { WarmUpEpochs = 3 };
        var term = new VariationalTerm(prior, ReconstructionLoss.BinaryCrossEntropy);
        Assert.True(((IObjectiveTerm)term).IsValidated);
        Assert.Equal(Loss(prior, ReconstructionLoss.BinaryCrossEntropy, ForwardContext.Use), Loss(prior, ReconstructionLoss.BinaryCrossEntropy, ForwardContext.Validation(generator)), 1e-12);
    }

    [Fact]
    public void Codes_in_training_have_the_means_and_deviations_of_the_heads_and_at_inference_are_the_means()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(3);
        var layer = new SamplingLayer(RowShape.Flat(3));
        double[] heads = [.. Means[0], .. LogVariances[0]];
        var rows = TensorValues.Matrix([.. Enumerable.Repeat(heads, 50_000)]);
        var columns = TensorValues.Columns(layer.Forward(rows, ForwardContext.Training(generator)));
        for (int unit = 0; unit < 3; unit++)
        {
            double mean = columns[unit].Average(), deviation = Math.Sqrt(columns[unit].Average(v => (v - mean) * (v - mean)));
            double expected = Math.Exp(LogVariances[0][unit] / 2);
            Assert.InRange((mean - Means[0][unit]) / expected, -0.03, 0.03);
            Assert.InRange(deviation / expected, 0.98, 1.02);
        }
        Assert.Equal(Means[0], TensorValues.Rows(layer.Forward(rows, ForwardContext.Use))[0]);
    }

    private static double Divergence(double mean, double logVariance) =>
        // KL(N(m, s²) ‖ N(0, 1)) = −log s + (s² + m²)/2 − 1/2.
        (-0.5 * logVariance) + ((Math.Exp(logVariance) + (mean * mean)) / 2) - 0.5;

    private static double Loss(VariationalPrior prior, ReconstructionLoss loss, ForwardContext context)
    {
        using var scope = NewDisposeScope();
        var heads = TensorValues.Matrix([.. Means.Zip(LogVariances, (m, l) => (double[])[.. m, .. l])]);
        var input = zeros(2, 5, ScalarType.Float64, CPU);
        var pass = new ForwardPass(input, [heads, heads.narrow(1, 0, 3)], input, context);
        return new VariationalTerm(prior, loss).Loss(pass, input).item<double>();
    }
}
