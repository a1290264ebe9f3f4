using MLNet.Autoencoders.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>
/// gain · (x − mean) / √(variance + ε) for each map or unit, plus the bias of its layer: with mean and variance of the batch in
/// training, and with running ones at inference, when it is nothing but a factor and a shift.
/// </summary>
internal sealed class BatchNormalization(int units, ScalarType type, Device device)
{
    private const double Momentum = 0.1;
    private const double Epsilon = 1e-5;

    private readonly Tensor _mean = zeros(units, type, device);
    private readonly Tensor _variance = ones(units, type, device);

    public Parameter Gain { get; } = new(ones(units, type, device));

    public IEnumerable<Tensor> Buffers => [_mean, _variance];

    /// <param name="sums">The weighted sums of a layer, [rows, maps, height, width] or [rows, units].</param>
    /// <param name="bias">The layer's biases, one for each map or unit.</param>
    /// <param name="context">Whether mean and variance are those of the batch.</param>
    public Tensor Apply(Tensor sums, Parameter bias, ForwardContext context)
    {
        // A single value has no variance: torch refuses it.
        bool fromBatch = context.IsNormalizedByBatch && sums.shape.Aggregate((count, size) => count * size) > sums.shape[1];
        return nn.functional.batch_norm(sums, _mean, _variance, Gain, bias, fromBatch, Momentum, Epsilon);
    }

    /// <summary>The factor of each map or unit at inference.</summary>
    public Tensor Factor() => Gain / _variance.Plus(Epsilon).sqrt();

    /// <summary>The shift of each map or unit at inference.</summary>
    public Tensor Shift(Parameter bias) => bias - (_mean * Factor());

    /// <summary>Adds the weights of the layer to a graph, times the factors.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="dimension">The dimension of the weights that is that of the maps or units.</param>
    /// <param name="name">The name of the constant.</param>
    public string ExportWeights(GraphBuilder graph, Tensor weights, int dimension, string name)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        long[] shape = [.. Enumerable.Repeat(1L, weights.shape.Length)];
        shape[dimension] = -1;
        return graph.Values(weights * Factor().reshape(shape), name);
    }

    /// <summary>Adds the shifts to a graph, which take the place of the layer's biases.</summary>
    public string ExportBias(GraphBuilder graph, Parameter bias, string name)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        return graph.Values(Shift(bias), name);
    }
}
