using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Objectives;

/// <summary>Each step of walk-back training starts from where the one before has led, and is to lead back to the data.</summary>
public class WalkBackTests
{
    private const int Size = 4, Rows = 20_000;

    private static readonly DenseArchitecture Architecture = new() { CodingSize = 3, HiddenSizes = [], CodeActivation = Activation.Tanh };

    [Fact]
    public void Under_cross_entropy_the_next_row_is_0_or_1_with_the_probabilities_that_were_reconstructed()
    {
        using var scope = NewDisposeScope();
        var (network, recorded, batch) = Run(ReconstructionLoss.BinaryCrossEntropy, steps: 2);
        var probabilities = nn.functional.sigmoid(network.Forward(batch, ForwardContext.Use).Output);
        Assert.All(recorded.Inputs[1], row => Assert.All(row, v => Assert.True(v is 0 or 1)));
        // Where ones are drawn the probability is higher: Σ x p = Σ p² in expectation.
        var (drawn, p) = (recorded.Inputs[1].SelectMany(r => r).ToArray(), TensorValues.Values(probabilities));
        Assert.InRange(drawn.Average(), p.Average() - 0.01, p.Average() + 0.01);
        double expected = p.Average(v => v * v);
        Assert.InRange(drawn.Zip(p, (x, v) => x * v).Average(), expected - 0.01, expected + 0.01);
    }

    [Fact]
    public void Under_squared_error_the_next_row_is_normal_around_the_reconstruction_with_the_variance_of_the_residuals()
    {
        using var scope = NewDisposeScope();
        var (network, recorded, batch) = Run(ReconstructionLoss.SquaredError, steps: 2);
        var output = TensorValues.Columns(network.Forward(batch, ForwardContext.Use).Output);
        var (target, next) = (TensorValues.Columns(batch), Columns(recorded.Inputs[1]));
        for (int j = 0; j < Size; j++)
        {
            double[] noise = [.. next[j].Zip(output[j], (x, r) => x - r)];
            double residual = target[j].Zip(output[j], (x, r) => (x - r) * (x - r)).Average(), variance = noise.Average(n => n * n);
            Assert.InRange(variance, residual * 0.95, residual * 1.05);
            Assert.InRange(noise.Average(), -5 * Math.Sqrt(residual / Rows), 5 * Math.Sqrt(residual / Rows));
            Assert.InRange(noise.Average(n => n * n * n * n) / (variance * variance), 2.8, 3.2);
        }
    }

    [Fact]
    public void Every_step_is_corrupted_and_compared_with_the_row_that_the_chain_started_from()
    {
        using var scope = NewDisposeScope();
        var (_, recorded, batch) = Run(ReconstructionLoss.BinaryCrossEntropy, steps: 4, Corruption.Masking(0.5));
        Assert.Equal(4, recorded.Inputs.Count);
        var rows = TensorValues.Rows(batch);
        Assert.All(recorded.Targets, target => Assert.Equal(rows, target));
        // Half of the ones that were drawn are masked, and rows have no zeros of their own.
        Assert.InRange(recorded.Inputs[0].SelectMany(r => r).Count(v => v == 0) / (double)(Rows * Size), 0.49, 0.51);
        foreach (var input in recorded.Inputs.Skip(1))
            Assert.InRange(input.SelectMany(r => r).Average(), 0.15, 0.35);
        Assert.NotEqual(recorded.Inputs[1], recorded.Inputs[2]);
    }

    [Theory]
    [InlineData(ReconstructionLoss.SquaredError)]
    [InlineData(ReconstructionLoss.BinaryCrossEntropy)]
    public void The_loss_is_the_mean_over_the_steps_and_its_gradient_that_of_the_mean_with_the_rows_as_they_were_drawn(ReconstructionLoss loss)
    {
        using var scope = NewDisposeScope();
        const int Steps = 3;
        var network = FitParts.Build(Architecture with { HiddenSizes = [5], HiddenActivation = Activation.Elu }, Size, loss: loss, type: ScalarType.Float64);
        var batch = TensorValues.Matrix(Sample.Rows(6, Size)).to(ScalarType.Float64);
        var recorded = new RecordingTerm();
        var term = ReconstructionTerm.Of(loss);
        using var generator = new Generator(2);
        var losses = new Objective(network, term, corruptor: null, recorded) { Steps = Steps }.Losses(batch, ForwardContext.Training(generator));
        Assert.Equal(["reconstruction", "nothing"], losses.Select(l => l.Name));
        Tensor[] inputs = [.. recorded.Inputs.Select(TensorValues.Matrix)];
        Assert.Equal(Mean().item<double>(), losses[0].Value.item<double>(), 1e-9);

        losses[0].Value.backward();
        foreach (var parameter in network.Parameters)
            Assert.InRange(TensorValues.RelativeDifference(TensorValues.Differences(parameter, Mean), TensorValues.Values(parameter.grad!)), 0, 1e-6);

        Tensor Mean() => inputs.Select(x => term.Loss(network.Forward(x, ForwardContext.Use), batch)).Aggregate((sum, l) => sum + l) / Steps;
    }

    [Fact]
    public void One_step_is_training_without_walk_back()
    {
        Assert.Equal(Weights(null), Weights(new WalkBack { Steps = 1 }));
        Assert.NotEqual(Weights(null), Weights(new WalkBack { Steps = 2 }));

        static float[] Weights(WalkBack? walkBack)
        {
            var options = Fitted.Small();
            (options.Corruption, options.WalkBack) = (Corruption.Masking(0.3), walkBack);
            using var model = Fitted.To(Fitted.Rows, options);
            return Fitted.Weights(model);
        }
    }

    private static (AutoencoderNetwork Network, RecordingTerm Recorded, Tensor Batch) Run(ReconstructionLoss loss, int steps, Corruption? corruption = null)
    {
        using var generator = new Generator(9);
        var network = FitParts.Build(Architecture, Size, loss: loss);
        var recorded = new RecordingTerm();
        var corruptor = Corruptor.Of(corruption, () => new FeatureRange(new float[Size], new float[Size]));
        var batch = TensorValues.Matrix(Sample.Rows(Rows, Size));
        new Objective(network, ReconstructionTerm.Of(loss), corruptor, recorded) { Steps = steps }.Losses(batch, ForwardContext.Training(generator));
        return (network, recorded, batch);
    }

    private static double[][] Columns(double[][] rows) => [.. Enumerable.Range(0, Size).Select(j => rows.Select(r => r[j]).ToArray())];
}
