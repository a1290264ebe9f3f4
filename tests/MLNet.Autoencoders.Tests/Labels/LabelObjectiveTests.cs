using Microsoft.ML;
using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Seeding;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Labels;

/// <summary>What supervision adds to the objective of a step, in double precision.</summary>
public class LabelObjectiveTests
{
    private static readonly DenseArchitecture Deep = new() { CodingSize = 3, HiddenSizes = [4], HiddenActivation = Activation.Tanh, CodeActivation = Activation.Tanh };

    /// <summary>The labels of four rows, for each kind; some are missing.</summary>
    private static readonly Dictionary<string, double[]> Labels = new()
    {
        ["Class"] = [3, double.NaN, 1, double.NaN],
        ["Flag"] = [1, 0, 1, 1],
        ["Label"] = [0.5, double.NaN, -1.5, 2],
    };

    public static TheoryData<string, bool> Cases => new()
    {
        { "Class", false }, { "Class", true }, { "Flag", false }, { "Flag", true }, { "Label", false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_step_descends_the_gradient_of_labels_and_reconstruction(string column, bool pseudo)
    {
        using var scope = NewDisposeScope();
        var (network, objective, batch) = Build(column, pseudo, Corruption.Gaussian(0.3));
        Loss(objective, batch).backward();
        foreach (var parameter in network.Parameters)
        {
            double[] expected = TensorValues.Differences(parameter, () => Loss(objective, batch));
            Assert.InRange(TensorValues.RelativeDifference(expected, TensorValues.Values(parameter.grad!)), 0, 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_parts_of_the_loss_are_the_weighted_reconstruction_and_the_means_over_rows_that_count(string column, bool pseudo)
    {
        using var scope = NewDisposeScope();
        var (network, objective, batch) = Build(column, pseudo, corruption: null);
        var losses = objective.Losses(batch, ForwardContext.Training() with { Progress = 0.4 });
        Assert.Equal(pseudo ? ["reconstruction", "label", "pseudoLabel"] : ["reconstruction", "label"], losses.Select(l => l.Name));
        var pass = network.Forward(batch, ForwardContext.Use);
        Assert.Equal(0.3 * new SquaredErrorTerm().Loss(pass, batch.Rows).item<double>(), losses[0].Value.item<double>(), 1e-12);

        var loss = LabelLoss.Of(Kind(column));
        var outputs = network.LabelHead!.Forward(pass.Code);
        double[] labels = Labels[column];
        double expected = Rows(labels, double.IsFinite).Average(i => RowLoss(i, labels[i]));
        Assert.Equal(expected, losses[1].Value.item<double>(), 1e-12);
        if (!pseudo)
            return;

        // Without corruption the guess and the row that learns from it are the same.
        var (guesses, sure) = loss.Guess(outputs, 0.5);
        var (guess, counts) = (TensorValues.Values(guesses), TensorValues.Values(sure));
        int[] unlabelled = Rows(labels, double.IsNaN);
        double guessed = unlabelled.Length == 0 ? 0 : unlabelled.Average(i => counts[i] * RowLoss(i, guess[i]));
        Assert.Equal(0.5 * guessed, losses[2].Value.item<double>(), 1e-12);

        double RowLoss(int row, double label) => loss.Losses(outputs.narrow(0, row, 1), tensor(new[] { label })).item<double>();
    }

    [Fact]
    public void The_weight_of_pseudo_labels_rises_linearly()
    {
        var pseudo = new PseudoLabels { Weight = 2 };
        Assert.Equal([0, 0, 1, 2, 2], new[] { 0, 0.2, 0.4, 0.6, 1 }.Select(pseudo.WeightAt).Select(w => Math.Round(w, 12)));
        Assert.Equal([2, 2], new[] { 0, 0.5 }.Select((pseudo with { From = 0, To = 0 }).WeightAt));
    }

    [Fact]
    public void Rows_without_any_label_have_no_label_loss()
    {
        using var scope = NewDisposeScope();
        var (_, objective, batch) = Build("Class", pseudo: false, corruption: null);
        var unlabelled = batch with { Labels = full_like(batch.Labels!, double.NaN) };
        Assert.Equal(0, objective.Losses(unlabelled, ForwardContext.Training())[1].Value.item<double>());
    }

    [Fact]
    public void Held_out_rows_are_measured_with_their_labels()
    {
        using var scope = NewDisposeScope();
        var (network, objective, batch) = Build("Class", pseudo: true, Corruption.Gaussian(0.3));
        var pass = network.Forward(batch, ForwardContext.Use);
        double expected = (0.3 * new SquaredErrorTerm().Loss(pass, batch.Rows).item<double>())
            + new LabelTerm(network, new SoftmaxLoss(), 0.5, 0.25).Loss(pass with { Batch = batch }, batch.Rows).item<double>();
        Assert.Equal(expected, objective.ValidationLoss(batch, ForwardContext.Use).item<double>(), 1e-12);
    }

    /// <summary>The running moments of a fresh network are 0 and 1: with them, rows this far away would all look alike.</summary>
    [Fact]
    public void Labels_are_guessed_with_the_moments_of_the_batch_as_it_is()
    {
        using var scope = NewDisposeScope();
        var architecture = Deep with { BatchNormalization = true, CodeBatchNormalization = true };
        var (network, objective, batch) = Build("Class", pseudo: true, corruption: null, architecture);
        batch = batch with { Rows = batch.Rows * 100 };
        var losses = objective.Losses(batch, ForwardContext.Training() with { Progress = 1 });
        // Without corruption the guess is what the same batch gives in training.
        var loss = new SoftmaxLoss();
        var outputs = network.LabelHead!.Forward(network.Encode(batch, ForwardContext.Training()));
        var (guesses, sure) = loss.Guess(outputs, 0.5);
        double expected = ((loss.Losses(outputs, guesses) * sure) * batch.Labels!.isnan()).sum().item<double>() / 2;
        Assert.NotEqual(0, expected);
        Assert.Equal(expected, losses[2].Value.item<double>(), 1e-9);
        var inUse = network.LabelHead.Forward(network.Encode(batch));
        Assert.NotEqual(TensorValues.Values(guesses), TensorValues.Values(loss.Guess(inUse, 0.5).Labels));
    }

    private static (AutoencoderNetwork Network, Objective Objective, Batch Batch) Build(string column, bool pseudo, Corruption? corruption, DenseArchitecture? architecture = null)
    {
        double[] labels = Labels[column];
        var statistics = Statistics(column, labels);
        var network = FitParts.Build(architecture ?? Deep, 5, type: ScalarType.Float64);
        using var generator = new FitSeed(3).ForLabelWeights();
        network = network.WithLabelHead(LabelHead.Create(3, statistics, generator, CPU, ScalarType.Float64));
        var supervision = new Supervision { LabelColumnName = column, PseudoLabels = pseudo ? new PseudoLabels { Threshold = 0.5 } : null };
        var objective = new Objective(network, new SquaredErrorTerm(), Corruptor.Of(corruption, () => throw new InvalidOperationException()))
        {
            ReconstructionWeight = 0.3,
            LabelTerms = LabelTerms.Of(supervision, network, statistics, balance: null),
        };
        var batch = new Batch(TensorValues.Matrix(Sample.Rows(4, 5)).to(ScalarType.Float64)) { Labels = tensor(labels) };
        return (network, objective, batch);
    }

    private static LabelStatistics Statistics(string column, double[] labels)
    {
        var learner = new LabelLearner(LabelColumn.Find(LabelledSample.View(new MLContext(), Fitted.Rows).Schema, column));
        foreach (double label in labels)
            learner.Add((float)label);
        learner.AddHeldOut(1);
        for (int i = 0; i < 3; i++)
            learner.AddHeldOut(float.NaN);
        return learner.Learned();
    }

    private static LabelKind Kind(string column) => column switch { "Class" => LabelKind.Class, "Flag" => LabelKind.Boolean, _ => LabelKind.Number };

    private static int[] Rows(double[] labels, Func<double, bool> which) => [.. Enumerable.Range(0, labels.Length).Where(i => which(labels[i]))];

    /// <summary>The same draws each time.</summary>
    private static Tensor Loss(Objective objective, Batch batch)
    {
        using var generator = new Generator(11);
        var losses = objective.Losses(batch, ForwardContext.Training(generator) with { Progress = 0.4 });
        return losses.Select(l => l.Value).Aggregate((sum, loss) => sum + loss);
    }
}
