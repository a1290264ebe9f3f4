using static TorchSharp.torch;

namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Gradients of operations against central differences in double precision.</summary>
internal static class GradientCheck
{
    private const double Tolerance = 1e-6;

    /// <summary>Differentiates an uneven weighting of the operation's values, so that no element's gradient is like another's.</summary>
    public static void Check(Func<Tensor, Tensor> operation, Tensor variable)
    {
        using var scope = NewDisposeScope();
        Tensor Weighted()
        {
            var values = operation(variable).reshape(-1);
            return (values * tensor(Enumerable.Range(1, (int)values.shape[0]).Select(i => Math.Cos(i)).ToArray())).sum();
        }
        variable.grad?.zero_();
        Weighted().backward();
        double[] gradient = TensorValues.Values(variable.grad!);
        double[] expected = TensorValues.Differences(variable, Weighted);
        Assert.Contains(expected, e => e != 0);
        Assert.InRange(TensorValues.RelativeDifference(expected, gradient), 0, Tolerance);
    }

    public static Tensor Variable(double[] values, params long[] shape) => tensor(values, shape, requires_grad: true);

    /// <summary>A variable of as many numbers between -1 and 1 as the shape has.</summary>
    public static Tensor Variable(params long[] shape) => Variable(Drawn((int)shape.Aggregate((a, b) => a * b)), shape);

    /// <summary>Numbers between -1 and 1, for each count others.</summary>
    public static double[] Drawn(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
