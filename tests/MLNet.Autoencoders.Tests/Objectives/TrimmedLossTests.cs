using MLNet.Autoencoders.Corruptions;
using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Objectives;

/// <summary>Losses of batches of which the worst reconstructed rows weigh nothing.</summary>
public class TrimmedLossTests
{
    private static readonly float[][] Rows = Sample.Rows(20, 6);

    public static TheoryData<ReconstructionLoss> Losses => [.. Enum.GetValues<ReconstructionLoss>()];

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_loss_is_the_mean_of_the_rows_that_are_reconstructed_best(ReconstructionLoss loss)
    {
        using var scope = NewDisposeScope();
        var network = FitParts.Build(new DenseArchitecture { CodingSize = 3, HiddenSizes = [] }, 6, loss: loss);
        var term = ReconstructionTerm.Of(loss);
        double[] single = [.. Rows.Select(r => Loss(new Objective(network, term, null), [r]))];
        Assert.Equal(single.Average(), Loss(new Objective(network, term, null), Rows), 1e-5);
        Assert.Equal(single.Order().Take(17).Average(), Loss(new Objective(network, term, null) { TrimmedFraction = 0.15 }, Rows), 1e-5);
        Assert.Equal(single.Average(), Loss(new Objective(network, term, null) { TrimmedFraction = 0.15 }, Rows, progress: 0.09), 1e-5);
    }

    [Fact]
    public void Trimmed_rows_have_no_gradient()
    {
        using var scope = NewDisposeScope();
        var network = FitParts.Build(new DenseArchitecture { CodingSize = 3, HiddenSizes = [] }, 6);
        float[][] strange = [.. Rows, [.. Enumerable.Repeat(50f, 6)]];
        var objective = new Objective(network, new SquaredErrorTerm(), null) { TrimmedFraction = 0.05 };
        var gradient = Gradient(objective, strange);
        var expected = Gradient(new Objective(network, new SquaredErrorTerm(), null), Rows);
        Assert.True(TensorValues.RelativeDifference(expected, gradient) < 1e-5);

        double[] Gradient(Objective objective, float[][] rows)
        {
            foreach (var parameter in network.Parameters)
                parameter.grad = null;
            objective.Losses(TensorValues.Matrix(rows), Context(0.5))[0].Value.backward();
            return [.. network.Parameters.SelectMany(p => TensorValues.Values(p.grad!))];
        }
    }

    [Fact]
    public void Rows_are_ranked_as_they_are_and_weighted_as_they_were_corrupted()
    {
        using var scope = NewDisposeScope();
        var network = FitParts.Build(new DenseArchitecture { CodingSize = 3, HiddenSizes = [] }, 6);
        var corruption = new MaskingCorruption { Probability = 0.5, CorruptedWeight = 0, OtherWeight = 2 };
        var objective = new Objective(network, new SquaredErrorTerm(), Corruptor.Of(corruption, () => null!)) { TrimmedFraction = 0.3 };
        using var one = new Generator(1);
        using var other = new Generator(1);
        var seen = Corruptor.Of(corruption, () => null!)!.Corrupt(TensorValues.Matrix(Rows), one);
        double[][] clean = TensorValues.Rows(network.Forward(TensorValues.Matrix(Rows), ForwardContext.Use).Output);
        double[][] output = TensorValues.Rows(network.Forward(seen.Input, ForwardContext.Training(one)).Output), weights = TensorValues.Rows(seen.Weights!);
        var rows = Rows.Select((r, i) => (
            Clean: r.Select((x, j) => Math.Pow(clean[i][j] - x, 2)).Sum(),
            Corrupted: r.Select((x, j) => weights[i][j] * Math.Pow(output[i][j] - x, 2)).Sum())).ToList();
        double expected = rows.OrderBy(r => r.Clean).Take(14).Average(r => r.Corrupted);
        Assert.NotEqual(expected, rows.OrderBy(r => r.Corrupted).Take(14).Average(r => r.Corrupted), 1e-3);
        Assert.Equal(expected, objective.Losses(TensorValues.Matrix(Rows), ForwardContext.Training(other) with { Progress = 0.5 })[0].Value.item<float>(), 1e-4);
    }

    [Fact]
    public void Missing_values_do_not_count_when_rows_are_ranked()
    {
        using var scope = NewDisposeScope();
        var network = FitParts.Build(new DenseArchitecture { CodingSize = 3, HiddenSizes = [] }, 6);
        float[][] filled = [[50, 0, 0, 0, 0, 0], .. Rows];
        var missing = zeros(filled.Length, 6);
        missing.index_put_(ones(1), tensor([0L]), tensor([0L]));
        var gaps = new GapCorruptor(new FurtherGaps { LargestFraction = 0 }, new MissingFilling(new float[6]));
        var objective = new Objective(network, new SquaredErrorTerm(), null) { TrimmedFraction = 1.0 / filled.Length, Gaps = gaps };
        var strange = TensorValues.Matrix([.. filled[..^1], [.. Enumerable.Repeat(20f, 6)]]);
        var trimmed = objective.Losses(new Batch(strange, missing), Context(0.5))[0].Value;
        var expected = new Objective(network, new SquaredErrorTerm(), null) { Gaps = gaps }.Losses(new Batch(strange.narrow(0, 0, Rows.Length), missing.narrow(0, 0, Rows.Length)), Context(0.5))[0].Value;
        Assert.Equal(expected.item<float>(), trimmed.item<float>(), 1e-4);
    }

    [Fact]
    public void Rows_that_are_trimmed_are_not_learned_and_count_in_no_score()
    {
        var random = new Random(3);
        float[][] ordinary = Sample.Rows(190, 6), strange = [.. Enumerable.Range(0, 10).Select(_ => Enumerable.Range(0, 6).Select(_ => (float)(20 * random.NextDouble())).ToArray())];
        using var trimmed = Fit(0.05);
        using var all = Fit(0);
        Assert.True(ScoredFit.Scores(trimmed, strange).Average() > 5 * ScoredFit.Scores(all, strange).Average());

        // Covariances are those of the rows that are left.
        double[][] residuals = ScoredFit.Residuals(trimmed, [.. ordinary, .. strange]);
        double[][] kept = [.. residuals.OrderBy(e => e.Sum(d => d * d)).Take(190)];
        var distance = new Mahalanobis(kept, 0.05);
        Assert.All(ScoredFit.Residuals(trimmed, ordinary).Select(distance.Of).Zip(ScoredFit.Scores(trimmed, ordinary)), s => Assert.InRange(s.Second, s.First * 0.999, (s.First * 1.001) + 1e-5));

        AutoencoderTransformer Fit(double fraction)
        {
            var options = ScoredFit.Options(new MahalanobisScore());
            options.TrimmedFraction = fraction;
            options.Training = new TrainingPlan { Epochs = 30, BatchSize = 200 };
            return Fitted.To([.. ordinary, .. strange], options);
        }
    }

    [Fact]
    public void Trimming_belongs_to_a_training_that_a_checkpoint_goes_on_with()
    {
        using var folder = new TestFolder();
        var options = ScoredFit.Options(new MahalanobisScore());
        options.Training = options.Training with { CheckpointPath = folder["fit"] };
        using (var recorder = new ProgressRecorder(cancelAfter: 2))
        {
            (options.Progress, options.CancellationToken) = (recorder, recorder.Token);
            using var interrupted = Fitted.To(Rows, options);
        }
        (options.Progress, options.CancellationToken) = (null, default);
        options.TrimmedFraction = 0.1;
        Assert.Throws<InvalidOperationException>(() => Fitted.To(Rows, options));
    }

    private static double Loss(Objective objective, float[][] rows, double progress = 0.1)
    {
        using var scope = NewDisposeScope();
        return objective.Losses(TensorValues.Matrix(rows), Context(progress))[0].Value.item<float>();
    }

    private static ForwardContext Context(double progress) => ForwardContext.Training() with { Progress = progress };
}
