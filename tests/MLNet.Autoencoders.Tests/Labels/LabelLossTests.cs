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

    private static void AssertClose(double[] expected, Tensor actual)
    {
        double[] values = TensorValues.Values(actual);
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), p => Assert.Equal(p.First, p.Second, 1e-9));
    }
}
