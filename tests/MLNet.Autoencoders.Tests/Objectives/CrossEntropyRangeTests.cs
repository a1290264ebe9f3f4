using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Tests.Networks;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Objectives;

/// <summary>Cross-entropy of rows outside the range that it is made for: never below 0, and the larger the further out they are.</summary>
public class CrossEntropyRangeTests
{
    private const int Size = 7;
    private static readonly float[][] Rows = Sample.Rows(60, Size);

    public static TheoryData<float[]> Directions =>
    [
        [1, 1, 1, 1, 1, 1, 1],
        [-1, -1, -1, -1, -1, -1, -1],
        [1, -1, 1, -1, 1, -1, 1],
        [0, 0, 1, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, -1, 0],
        [0.3f, -0.1f, 0.8f, 0, -0.5f, 0.2f, 0.9f],
    ];

    [Theory]
    [InlineData(3, 3, 4)]
    [InlineData(-4, 0, 16)]
    [InlineData(1, 3, 0)]
    [InlineData(0.25f, -2, 0)]
    public void The_squared_distance_is_added_to_the_cross_entropy_at_the_nearer_bound(float x, float logit, double added)
    {
        double entropy = Math.Max(logit, 0) - (logit * Math.Clamp(x, 0, 1)) + Math.Log(1 + Math.Exp(-Math.Abs(logit)));
        Assert.Equal(entropy + added, Loss([logit], [x]), 1e-5);
    }

    [Fact]
    public void Within_the_range_nothing_is_added_to_the_last_bit()
    {
        using var scope = NewDisposeScope();
        float[] x = [0, 0.25f, 1, 0.5f, 1e-7f, 0.9999999f], logits = [0.5f, -0.25f, 2, 0.5f, -3, 4];
        float expected = nn.functional.binary_cross_entropy_with_logits(tensor(logits, [1, 6]), tensor(x, [1, 6]), null, nn.Reduction.Sum).item<float>();
        Assert.Equal(expected, (float)Loss(logits, x));
    }

    [Fact]
    public void Weights_weigh_what_is_added_too()
    {
        using var scope = NewDisposeScope();
        var output = tensor(new float[] { 1, -1 }, [1, 2]);
        var pass = new ForwardPass(output, [output], output) { Weights = tensor(new float[] { 3, 0 }, [1, 2]) };
        double expected = 3 * (Math.Log(1 + Math.Exp(-1)) + 4);
        Assert.Equal(expected, new BinaryCrossEntropyTerm().Loss(pass, tensor(new float[] { 3, 50 }, [1, 2])).item<float>(), 1e-4);
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public void Errors_of_a_fitted_autoencoder_grow_with_strangeness(float[] direction)
    {
        foreach (var activation in new[] { Activation.Elu, Activation.Tanh })
        {
            using var model = Fit(activation);
            float[] center = [.. Enumerable.Range(0, Size).Select(i => 10 * Rows.Average(r => r[i]))];
            float[][] rows = [.. Enumerable.Range(1, 12).Select(n => center.Select((c, i) => c + (direction[i] * 10 * MathF.Pow(2, n))).ToArray())];
            var errors = model.ReconstructionErrors(rows);
            Assert.True(errors[0] > 1);
            Assert.All(errors.Zip(errors.Skip(1)), e => Assert.True(e.Second > e.First));
        }
    }

    [Fact]
    public void No_row_has_an_error_below_zero()
    {
        using var model = Fit(Activation.Elu);
        var random = new Random(3);
        float[][] rows = [.. Enumerable.Range(0, 500).Select(n => Enumerable.Range(0, Size).Select(_ => (float)((random.NextDouble() - 0.5) * Math.Pow(10, n % 9))).ToArray())];
        Assert.All(model.ReconstructionErrors([.. rows, [.. Enumerable.Repeat(200f, Size)]]), e => Assert.True(e >= 0 && float.IsFinite(e)));
    }

    [Fact]
    public void The_exported_graph_and_the_network_agree_outside_the_range()
    {
        using var exported = new ExportedNetwork(new DenseArchitecture { CodingSize = 3, HiddenSizes = [5] }, ReconstructionLoss.BinaryCrossEntropy, InputScaling.MinMax, Rows);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        float[] minima = [.. Enumerable.Range(0, Size).Select(i => Rows.Min(r => r[i]))], maxima = [.. Enumerable.Range(0, Size).Select(i => Rows.Max(r => r[i]))];
        foreach (float scale in new[] { -30f, -2, -0.5f, 0.5f, 2, 30 })
        {
            float[] row = [.. Enumerable.Range(0, Size).Select(i => scale * (i + 1) / Size)];
            var scaled = tensor([.. row.Select((v, i) => (v - minima[i]) / (maxima[i] - minima[i]))], [1, Size]);
            double expected = new BinaryCrossEntropyTerm().Loss(exported.Network.Forward(scaled, ForwardContext.Use), scaled).item<float>();
            Assert.InRange(exported.Transformer.ReconstructionErrors([row])[0] / expected, 1 - 1e-4, 1 + 1e-4);
        }
    }

    [Fact]
    public void The_validation_loss_grows_with_a_strange_row_held_out()
    {
        using var scope = NewDisposeScope();
        using var exported = new ExportedNetwork(new DenseArchitecture { CodingSize = 3, HiddenSizes = [5] }, ReconstructionLoss.BinaryCrossEntropy, InputScaling.MinMax, Rows);
        var objective = new Objective(exported.Network, new BinaryCrossEntropyTerm(), corruptor: null);
        double[] losses = [.. new[] { 1f, 3, 9, 27, 81 }.Select(s => (double)objective.ValidationLoss(full([1, Size], s), ForwardContext.Use).item<float>())];
        Assert.All(losses.Zip(losses.Skip(1)), l => Assert.True(l.Second > l.First));
        Assert.True(losses[^1] >= Size * 80 * 80);
    }

    private static AutoencoderTransformer Fit(Activation activation) => Fitted.To([.. Rows.Select(r => r.Select(v => 10 * v).ToArray())], new AutoencoderEstimator.Options
    {
        Architecture = new DenseArchitecture { CodingSize = 2, HiddenSizes = [5], HiddenActivation = activation },
        ReconstructionLoss = ReconstructionLoss.BinaryCrossEntropy,
        InputScaling = InputScaling.MinMax,
        Training = new TrainingPlan { Epochs = 30, BatchSize = 10, Optimizer = new AdamOptimizer { LearningRate = 0.02 } },
        Seed = 2,
    });

    private static double Loss(float[] logits, float[] target)
    {
        using var scope = NewDisposeScope();
        var output = tensor(logits, [1, logits.Length]);
        return new BinaryCrossEntropyTerm().Loss(new ForwardPass(output, [output], output), tensor(target, [1, target.Length])).item<float>();
    }
}
