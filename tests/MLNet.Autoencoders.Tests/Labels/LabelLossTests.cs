using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Tests.Support;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Labels;

/// <summary>The losses of heads against their formulas.</summary>
public class LabelLossTests
{
    private static readonly double[][] Logits = [[0.3, -1.2, 2], [5, 5, 5], [-40, 0, 40]];

    [Fact]
    public void Softmax_is_the_logarithm_of_a_classs_share_of_the_exponentials()
    {
        using var scope = NewDisposeScope();
        double[] classes = [3, 1, 1];
        double[] expected = [.. Logits.Zip(classes, (l, c) => Math.Log(l.Sum(Math.Exp)) - l[(int)c - 1])];
        AssertClose(expected, LabelLoss.Of(LabelKind.Class).Losses(TensorValues.Matrix(Logits), tensor(classes)));
    }

    [Fact]
    public void A_logit_is_that_of_true()
    {
        using var scope = NewDisposeScope();
        double[][] logits = [[0.7], [0.7], [-30]];
        double[] labels = [1, 0, 1];
        double[] expected = [.. logits.Zip(labels, (l, y) => -Math.Log(y == 1 ? 1 / (1 + Math.Exp(-l[0])) : 1 / (1 + Math.Exp(l[0]))))];
        AssertClose(expected, LabelLoss.Of(LabelKind.Boolean).Losses(TensorValues.Matrix(logits), tensor(labels)));
    }

    [Fact]
    public void A_numbers_loss_is_its_squared_error()
    {
        using var scope = NewDisposeScope();
        AssertClose([4, 0.25], LabelLoss.Of(LabelKind.Number).Losses(TensorValues.Matrix([[3.0], [1.0]]), tensor(new[] { 1, 1.5 })));
    }

    [Fact]
    public void A_guess_is_the_most_probable_class_and_counts_above_the_threshold()
    {
        using var scope = NewDisposeScope();
        double[] shares = [.. Logits.Select(l => l.Max(Math.Exp) / l.Sum(Math.Exp))];
        var (labels, sure) = LabelLoss.Of(LabelKind.Class).Guess(TensorValues.Matrix(Logits), shares[0] - 1e-6);
        Assert.Equal(3, TensorValues.Values(labels)[0]);
        Assert.Equal(3, TensorValues.Values(labels)[2]);
        Assert.Equal([1, 0, 1], TensorValues.Values(sure));
        Assert.Equal([0, 0, 1], TensorValues.Values(LabelLoss.Of(LabelKind.Class).Guess(TensorValues.Matrix(Logits), shares[0] + 1e-6).Sure));

        // 0.9 is the probability of true for a logit of log 9.
        double[][] logits = [[Math.Log(9.01)], [Math.Log(8.99)], [-Math.Log(9.01)], [-Math.Log(8.99)]];
        (labels, sure) = LabelLoss.Of(LabelKind.Boolean).Guess(TensorValues.Matrix(logits), 0.9);
        Assert.Equal([1, 1, 0, 0], TensorValues.Values(labels));
        Assert.Equal([1, 0, 1, 0], TensorValues.Values(sure));
    }

    [Fact]
    public void Aligned_probabilities_are_divided_by_how_often_a_class_is_guessed_and_multiplied_by_how_often_it_is_a_label()
    {
        using var scope = NewDisposeScope();
        double[][] logits = [[0.3, -1.2, 2], [1, 0, 0.5], [9, -9, 9]];
        // The last row has a label: it is aligned too, but does not tell what is guessed.
        var aligned = LabelLoss.Of(LabelKind.Class).Aligned(TensorValues.Matrix(logits), tensor(new[] { 1.0, 1, 0 }), [2, 6, 2]);
        double[] labelled = [0.2, 0.6, 0.2];
        double[][] guessed = [.. logits.Take(2).Select(l => l.Select(v => Math.Exp(v) / l.Sum(Math.Exp)).ToArray())];
        // Three rows in the frequencies of the labels are added to the two.
        double[] found = [.. labelled.Select((share, k) => ((3 * share) + guessed.Sum(g => g[k])) / 5)];
        AssertClose([.. logits.SelectMany(l => l.Select((v, k) => v + Math.Log(labelled[k] / found[k])))], aligned);

        double[][] flags = [[0.7], [-2]];
        double share = 0.25, mean = (flags.Sum(l => 1 / (1 + Math.Exp(-l[0]))) + (2 * share)) / 4;
        AssertClose(
            [.. flags.Select(l => l[0] + Math.Log(share / (1 - share)) - Math.Log(mean / (1 - mean)))],
            LabelLoss.Of(LabelKind.Boolean).Aligned(TensorValues.Matrix(flags), tensor(new[] { 1.0, 1 }), [3, 1]));
    }

    [Fact]
    public void Classes_that_are_guessed_too_often_are_guessed_less_often_once_aligned()
    {
        using var scope = NewDisposeScope();
        // All rows look a little more like class 1, half of them less so.
        double[][] logits = [.. Enumerable.Range(0, 100).Select(i => new double[] { i < 50 ? 0.2 : 2.2, 0 })];
        var loss = LabelLoss.Of(LabelKind.Class);
        Assert.All(TensorValues.Values(loss.Guess(TensorValues.Matrix(logits), 0.5).Labels), label => Assert.Equal(1, label));
        var (labels, _) = loss.Guess(loss.Aligned(TensorValues.Matrix(logits), ones(100, ScalarType.Float64), [5, 5]), 0.5);
        Assert.Equal([.. Enumerable.Repeat(2.0, 50), .. Enumerable.Repeat(1.0, 50)], TensorValues.Values(labels));
    }

    private static void AssertClose(double[] expected, Tensor actual)
    {
        double[] values = TensorValues.Values(actual);
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), p => Assert.Equal(p.First, p.Second, 1e-9));
    }
}
