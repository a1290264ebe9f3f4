using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using MLNet.Autoencoders.Tests.Support;
using static MLNet.Autoencoders.Tests.Support.GradientCheck;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Networks;

/// <summary>The gradients of every operation that networks and objectives use, against central differences in double precision.</summary>
public class OperationGradientTests
{
    /// <summary>On both sides of zero, away from the kinks of ReLU and its like.</summary>
    private static readonly double[] Points = [-2.3, -1.1, -0.6, -0.2, 0.3, 0.7, 1.4, 2.9];

    [Theory]
    [InlineData(Activation.Identity)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.LeakyRelu)]
    [InlineData(Activation.Elu)]
    [InlineData(Activation.Selu)]
    [InlineData(Activation.Gelu)]
    [InlineData(Activation.Softplus)]
    [InlineData(Activation.Silu)]
    public void Activations_have_their_gradients(Activation activation) =>
        Check(x => Activations.Apply(activation, x), Variable(Points, 2, 4));

    [Theory]
    [InlineData(Activation.Identity)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.LeakyRelu)]
    [InlineData(Activation.Elu)]
    [InlineData(Activation.Selu)]
    [InlineData(Activation.Gelu)]
    [InlineData(Activation.Softplus)]
    [InlineData(Activation.Silu)]
    public void Activations_have_their_published_values(Activation activation)
    {
        using var x = Variable(Points, 2, 4);
        using var y = Activations.Apply(activation, x);
        Assert.All(Points.Zip(TensorValues.Values(y)), p => Assert.Equal(PublishedActivations.Apply(activation, p.First), p.Second, 1e-9));
    }

    [Fact]
    public void Linear_layers_have_the_gradients_of_input_weight_and_bias()
    {
        using var x = Variable(Drawn(6), 2, 3);
        using var weight = Variable(Drawn(12), 4, 3);
        using var bias = Variable(Drawn(4), 4);
        foreach (var variable in new[] { x, weight, bias })
            Check(_ => nn.functional.linear(x, weight, bias), variable);
    }

    [Fact]
    public void Linear_layers_with_transposed_weights_have_the_gradients_of_input_weight_and_bias()
    {
        using var x = Variable(Drawn(8), 2, 4);
        using var weight = Variable(Drawn(12), 4, 3);
        using var bias = Variable(Drawn(3), 3);
        foreach (var variable in new[] { x, weight, bias })
            Check(_ => nn.functional.linear(x, weight.t(), bias), variable);
    }

    [Theory]
    [InlineData(ReconstructionLoss.SquaredError)]
    [InlineData(ReconstructionLoss.BinaryCrossEntropy)]
    public void Losses_have_their_gradients(ReconstructionLoss loss)
    {
        using var target = tensor(new[] { 0, 0.2, 0.4, 0.6, 0.8, 1, 0.5, 0.1 }, [2, 4]);
        Check(x => ReconstructionTerm.Of(loss).Loss(new ForwardPass(x, [x], x), target), Variable(Points, 2, 4));
    }

    [Fact]
    public void Exponentials_and_logarithms_have_their_values_and_gradients()
    {
        using var scope = NewDisposeScope();
        var x = Variable(Points, 2, 4);
        Assert.All(Points.Zip(TensorValues.Values(exp(x))), p => Assert.Equal(Math.Exp(p.First), p.Second, 1e-12));
        Assert.All(Points.Zip(TensorValues.Values(log(x.exp()))), p => Assert.Equal(p.First, p.Second, 1e-12));
        double[] expected = [.. Points.Chunk(4).Select(row => Math.Log(row.Sum(Math.Exp)))];
        Assert.InRange(TensorValues.RelativeDifference(expected, TensorValues.Values(logsumexp(x, dim: 1))), 0, 1e-12);
        Assert.Equal(1000 + Math.Log(2), tensor(new[] { 1000.0, 1000.0 }).logsumexp(0).item<double>(), 1e-9);
        Check(v => v.exp(), x);
        Check(v => v.square().log(), x);
        Check(v => v.logsumexp(1), x);
        Check(v => v.logsumexp(0, keepdim: true), x);
    }

    [Fact]
    public void Forms_and_pieces_have_their_values_and_gradients()
    {
        using var scope = NewDisposeScope();
        var x = Variable([.. Enumerable.Range(0, 12).Select(i => (double)i)], 2, 3, 2);
        AssertPiece(v => v.flatten(1), [2, 6], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        AssertPiece(v => flatten(v, 0, 1), [6, 2], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        AssertPiece(v => v.view(3, 4), [3, 4], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        AssertPiece(v => v.permute(0, 2, 1), [2, 2, 3], [0, 2, 4, 1, 3, 5, 6, 8, 10, 7, 9, 11]);
        AssertPiece(v => v.narrow(1, 1, 2), [2, 2, 2], [2, 3, 4, 5, 8, 9, 10, 11]);
        AssertPiece(v => v.slice(1, 0, 3, 2), [2, 2, 2], [0, 1, 4, 5, 6, 7, 10, 11]);
        AssertPiece(v => v.select(1, 2), [2, 2], [4, 5, 10, 11]);
        AssertPiece(v => squeeze(unsqueeze(v, 0), 0).slice(0, 0, 1, 1), [1, 3, 2], [0, 1, 2, 3, 4, 5]);
        AssertPiece(v => cat([v.narrow(2, 0, 1), v.narrow(2, 1, 1)], dim: 1), [2, 6, 1], [0, 2, 4, 1, 3, 5, 6, 8, 10, 7, 9, 11]);
        AssertPiece(v => v.narrow(1, 0, 1).expand(2, 2, 2), [2, 2, 2], [0, 1, 0, 1, 6, 7, 6, 7]);
        AssertPiece(v => v.gather(1, tensor(new long[] { 2, 0, 1, 1 }, [2, 1, 2])), [2, 1, 2], [4, 1, 8, 9]);
        AssertPiece(v => v.amax([0, 2]), [3], [7, 9, 11]);
        AssertPiece(v => amax(v, [1, 2], keepdim: true), [2, 1, 1], [5, 11]);
        AssertPiece(v => v.max(1).Item1, [2, 2], [4, 5, 10, 11]);

        void AssertPiece(Func<Tensor, Tensor> piece, long[] shape, double[] values)
        {
            var result = piece(x);
            Assert.Equal(shape, result.shape);
            Assert.Equal(values, TensorValues.Values(result));
            Check(piece, x);
        }
    }
}
