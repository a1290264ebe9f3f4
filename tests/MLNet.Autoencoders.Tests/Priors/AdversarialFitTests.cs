using Microsoft.ML;
using MLNet.Autoencoders.Tests.Pretraining;
using MLNet.Autoencoders.Tests.Support;

namespace MLNet.Autoencoders.Tests.Priors;

/// <summary>Fits with an adversarial prior: what they learn, report, keep and refuse.</summary>
public class AdversarialFitTests
{
    /// <summary>More than memory holds in one batch, so that an epoch has several steps.</summary>
    private static readonly float[][] Rows = Sample.Rows(500, 6);

    public static TheoryData<CodeDistribution, double> Distributions => new()
    {
        { new GaussianDistribution(), 1 },
        { new UniformDistribution { Bound = 2 }, 4 / 3.0 },
        { new GaussianMixtureDistribution { Components = 3, Radius = 2, RadialDeviation = 0.5, TangentialDeviation = 0.5 }, 2.25 },
    };

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Codes_of_all_rows_come_to_follow_the_distribution_and_draws_of_it_to_be_rows(CodeDistribution distribution, double variance)
    {
        using var folder = new TestFolder();
        var ml = new MLContext(seed: 1);
        var options = Options(epochs: 120, distribution);
        options.Training = options.Training with { BatchSize = 100, Schedule = new CosineSchedule() };
        using var model = Fitted.To(Rows, options);
        Assert.Equal(distribution, model.Description.Prior);
        double[][] codes = Columns(model.Encode(Rows));
        Assert.All(codes, c => Assert.InRange(c.Average(), -0.25 * Math.Sqrt(variance), 0.25 * Math.Sqrt(variance)));
        Assert.All(codes, c => Assert.InRange(Variance(c) / variance, 0.7, 1.3));

        var generated = model.Generate(1000, seed: 1);
        foreach (var (made, real) in Columns(generated).Zip(Columns(Rows)))
        {
            Assert.InRange(made.Average() - real.Average(), -0.1, 0.1);
            Assert.InRange(Variance(made) / Variance(real), 0.5, 1.5);
        }

        ml.SaveAtomically(model, Sample.View(ml, Rows).Schema, folder["model.zip"]);
        using var loaded = new MLContext().LoadAutoencoder(folder["model.zip"]);
        Assert.Equal(distribution, loaded.Description.Prior);
        SmallModel.AssertClose(generated, loaded.Generate(1000, seed: 1));
    }

    [Fact]
    public void Without_the_prior_codes_do_not_follow_it()
    {
        var options = Options(epochs: 120, new GaussianDistribution());
        (options.Prior, options.CodeScaling) = (null, CodeScaling.None);
        options.Training = options.Training with { BatchSize = 100, Schedule = new CosineSchedule() };
        using var model = Fitted.To(Rows, options);
        Assert.Null(model.Description.Prior);
        Assert.Contains(Columns(model.Encode(Rows)), c => Math.Abs(c.Average()) > 0.25 || Variance(c) is < 0.7 or > 1.3);
    }

    [Fact]
    public void The_history_has_the_losses_of_both_sides()
    {
        using var recorder = new ProgressRecorder();
        var options = Options(epochs: 2);
        options.CodeConstraint = new L1Sparsity();
        options.Progress = recorder;
        using var model = Fitted.To(Rows, options);
        foreach (var epoch in model.History.Epochs)
        {
            Assert.Equal(["reconstruction", "sparsity", "discriminator", "adversarial"], epoch.Parts!.Select(p => p.Name));
            Assert.Equal(epoch.Parts![0].Value + epoch.Parts[1].Value, epoch.TrainingLoss, 1e-5);
            Assert.All(epoch.Parts.Skip(2), p => Assert.InRange(p.Value, 0.1, 3));
        }
        Assert.Contains(", discriminator 0.", recorder.Reports[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(model.History.Epochs, AutoencoderDescriptionOf(model).History.Epochs);
    }

    [Fact]
    public void The_prior_leaves_the_initial_network_and_the_validation_loss_as_they_are()
    {
        var options = Options(epochs: 1);
        options.Training = options.Training with { Optimizer = Fitted.Still, ValidationFraction = 0.3 };
        options.Prior = new AdversarialPrior { EncoderOptimizer = Fitted.Still };
        using var with = Fitted.To(Rows, options);
        (options.Prior, options.CodeScaling) = (null, CodeScaling.None);
        using var without = Fitted.To(Rows, options);
        Assert.InRange(Fitted.LargestDifference(Fitted.Weights(without), Fitted.Weights(with)), 0, 1e-20);
        Assert.Equal(without.History.Epochs[0].ValidationLoss, with.History.Epochs[0].ValidationLoss);
        Assert.Equal(without.History.Epochs[0].TrainingLoss, with.History.Epochs[0].TrainingLoss);
    }

    [Fact]
    public void With_a_prior_codes_are_not_scaled()
    {
        var options = Options(epochs: 1);
        options.CodeScaling = CodeScaling.CommonScale;
        using var model = Fitted.To(Rows, options);
        Assert.DoesNotContain(Fitted.Constants(model).Keys, name => name.StartsWith("codes/", StringComparison.Ordinal));
        Assert.Equal(CodeScaling.None, AutoencoderEstimator.Options.From(model.Description).CodeScaling);
    }

    /// <summary>The optimisers have memories of different forms, and the discriminator has its weights: all of it is in the checkpoint.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_interrupted_fit_comes_to_the_same_bytes(bool pretrained)
    {
        using var folder = new TestFolder();
        using var uninterrupted = Fitted.To(Rows, Kept(null, default));
        using (var recorder = new ProgressRecorder(cancelAfter: 3))
        {
            var options = Kept(folder["fit"], recorder.Token);
            options.Progress = recorder;
            using var interrupted = Fitted.To(Rows, options);
            Assert.Equal((StopReason.Cancelled, 3), (interrupted.History.StopReason, interrupted.History.Epochs.Count));
        }
        using var resumed = Fitted.To(Rows, Kept(folder["fit"], default));
        Assert.Equal(6, resumed.History.Epochs.Count);
        Assert.Equal(uninterrupted.History.Epochs, resumed.History.Epochs);
        Assert.Equal(Fitted.Onnx(uninterrupted), Fitted.Onnx(resumed));
        Assert.Empty(folder.Files);

        AutoencoderEstimator.Options Kept(string? path, CancellationToken token)
        {
            var options = Options(epochs: 6);
            options.Prior = new AdversarialPrior { DiscriminatorSizes = [8], DiscriminatorOptimizer = new RmsPropOptimizer { Momentum = 0.5 }, EncoderOptimizer = new SgdOptimizer() };
            options.Training = options.Training with { CheckpointPath = path, ValidationFraction = 0.1 };
            options.Pretraining = pretrained ? new LayerwisePretraining { Phase = LayerwiseFit.Phase(1) } : null;
            options.CancellationToken = token;
            return options;
        }
    }

    [Fact]
    public void A_fit_whose_time_is_up_ends_after_a_whole_epoch()
    {
        var options = Options(epochs: 50);
        options.Training = options.Training with { TimeBudget = TimeSpan.FromTicks(1) };
        using var model = Fitted.To(Rows, options);
        Assert.Equal((StopReason.TimeBudget, 1), (model.History.StopReason, model.History.Epochs.Count));
        Assert.Equal(new GaussianDistribution(), model.Description.Prior);
    }

    /// <summary>In the only step, the reconstruction is still finite.</summary>
    [Fact]
    public void A_side_that_diverges_is_an_error_that_names_it()
    {
        var options = Options(epochs: 1);
        options.Training = options.Training with { BatchSize = Rows.Length };
        options.Prior = new AdversarialPrior { DiscriminatorOptimizer = new SgdOptimizer { LearningRate = 1e30 } };
        var thrown = Assert.Throws<InvalidOperationException>(() => Fitted.To(Rows, options));
        Assert.StartsWith("Training diverged in epoch 1: the loss 'adversarial' is no longer a finite number.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Streamed_rows_come_to_the_weights_of_rows_in_memory()
    {
        var options = Options(epochs: 3);
        options.Training = options.Training with { Shuffle = false, RowsInMemory = 128 };
        using var streamed = Fitted.To(Rows, options);
        options.Training = options.Training with { RowsInMemory = null };
        using var memory = Fitted.To(Rows, options);
        Assert.InRange(Fitted.LargestDifference(Fitted.Weights(memory), Fitted.Weights(streamed)), 0, 1e-4);
    }

    private static AutoencoderEstimator.Options Options(int epochs, CodeDistribution? distribution = null) => new()
    {
        Architecture = new DenseArchitecture { CodingSize = 2, HiddenSizes = [32], HiddenActivation = Activation.Relu },
        InputScaling = InputScaling.None,
        Training = new TrainingPlan { Epochs = epochs, BatchSize = 64, Optimizer = new AdamOptimizer { LearningRate = 0.003 } },
        Prior = new AdversarialPrior
        {
            Distribution = distribution ?? new GaussianDistribution(),
            DiscriminatorSizes = [64],
            DiscriminatorOptimizer = new AdamOptimizer { LearningRate = 0.005, Beta1 = 0.5 },
            EncoderOptimizer = new AdamOptimizer { LearningRate = 0.003, Beta1 = 0.5 },
        },
        Seed = 5,
    };

    private static AutoencoderDescription AutoencoderDescriptionOf(AutoencoderTransformer model)
    {
        using var folder = new TestFolder();
        model.ExportOnnx(folder["model.onnx"]);
        return AutoencoderDescription.FromFile(folder["model.onnx"]);
    }

    private static double[][] Columns(float[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(j => rows.Select(r => (double)r[j]).ToArray())];

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Average(v => (v - mean) * (v - mean));
    }
}
