using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Priors;

/// <summary>
/// A linear variational autoencoder of Gaussian rows is probabilistic PCA, whose best likelihood is known from the eigenvalues of
/// the rows' covariance (J. Lucas et al., "Don't Blame the ELBO!", 2019).
/// </summary>
public sealed class LinearVariationalTests : IDisposable
{
    private const double Variance = 0.5;

    /// <summary>Variances along orthogonal directions: two are above the decoder's variance, so two of the three units are used.</summary>
    private static readonly double[] Spread = [2, 1.3, 0.3, 0.2];

    private static readonly float[][] Rows = GaussianRows(2000);

    private readonly AutoencoderTransformer _model = Fitted.To(Rows, Options());

    public void Dispose() => _model.Dispose();

    [Fact]
    public void The_loss_comes_to_the_best_that_there_is()
    {
        var (values, _) = Eigenvectors.Symmetric(Covariance(Rows));
        // 2 v (−ELBO) without the constant n/2 log 2πv.
        double best = values.Sum(v => v > Variance ? Variance * (1 + Math.Log(v / Variance)) : v);
        Assert.InRange(_model.History.Epochs[^1].TrainingLoss / best, 0.98, 1.03);
    }

    [Fact]
    public void Codes_are_the_means_and_deviations_those_of_the_exact_posterior()
    {
        var (values, _) = Eigenvectors.Symmetric(Covariance(Rows));
        var deviations = OnnxFile.Run(Fitted.Onnx(_model), Rows[..10], _model.Description.CodeDeviationTensorName!);
        double expected = values.Where(v => v > Variance).Sum(v => Math.Log(Variance / v));
        Assert.All(deviations, row => Assert.InRange(row.Sum(d => 2 * Math.Log(d)), expected - 0.15, expected + 0.15));

        // All codes together are as the prior is: the means' variance and the variance of each row's codes add up to 1.
        var codes = _model.Encode(Rows);
        for (int unit = 0; unit < 3; unit++)
            Assert.InRange(codes.Average(c => (double)c[unit] * c[unit]) + (deviations[0][unit] * deviations[0][unit]), 0.9, 1.1);
    }

    [Fact]
    public void The_parts_of_the_loss_add_up()
    {
        Assert.All(_model.History.Epochs, epoch =>
        {
            Assert.Equal(["reconstruction", "kullbackLeibler"], epoch.Parts!.Select(p => p.Name));
            Assert.Equal(epoch.TrainingLoss, epoch.Parts!.Sum(p => p.Value), 1e-5);
        });
    }

    private static AutoencoderEstimator.Options Options() => new()
    {
        Architecture = new DenseArchitecture { CodingSize = 3, HiddenSizes = [] },
        Prior = new VariationalPrior { DecoderVariance = Variance },
        InputScaling = InputScaling.None,
        Training = new TrainingPlan { Epochs = 60, BatchSize = 50, Optimizer = new AdamOptimizer { LearningRate = 0.01 }, Schedule = new CosineSchedule() },
        Seed = 1,
    };

    private static float[][] GaussianRows(int count)
    {
        var random = new Random(1);
        // Orthogonal directions of the cube.
        double[][] directions = [[1, 1, 1, 1], [1, -1, 1, -1], [1, 1, -1, -1], [1, -1, -1, 1]];
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double[] along = [.. Spread.Select(v => Math.Sqrt(v) * Normal(random))];
            return Enumerable.Range(0, 4).Select(j => (float)directions.Select((d, i) => along[i] * d[j] / 2).Sum()).ToArray();
        })];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double[,] Covariance(float[][] rows)
    {
        int size = rows[0].Length;
        double[] mean = [.. Enumerable.Range(0, size).Select(j => rows.Average(r => (double)r[j]))];
        var covariance = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
                covariance[i, j] = rows.Average(r => (r[i] - mean[i]) * (r[j] - mean[j]));
        }
        return covariance;
    }
}
