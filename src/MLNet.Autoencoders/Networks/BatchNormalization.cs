using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>
/// gain · (x − mean) / √(variance + ε) for each map, plus the bias of its layer: with mean and variance of the batch in training,
/// and with running ones at inference, when it is nothing but a factor and a shift.
/// </summary>
internal sealed class BatchNormalization(int maps, ScalarType type, Device device)
{
    private const double Momentum = 0.1;
    private const double Epsilon = 1e-5;

    private readonly Tensor _mean = zeros(maps, type, device);
    private readonly Tensor _variance = ones(maps, type, device);

    public Parameter Gain { get; } = new(ones(maps, type, device));

    public IEnumerable<Tensor> Buffers => [_mean, _variance];

    /// <param name="sums">The weighted sums of a layer, [rows, maps, height, width].</param>
    /// <param name="bias">The layer's biases, [maps].</param>
    /// <param name="context">Whether the pass belongs to training.</param>
    public Tensor Apply(Tensor sums, Parameter bias, ForwardContext context)
    {
        // A single value has no variance: torch refuses it.
        bool fromBatch = context.IsTraining && sums.shape[0] * sums.shape[2] * sums.shape[3] > 1;
        return nn.functional.batch_norm(sums, _mean, _variance, Gain, bias, fromBatch, Momentum, Epsilon);
    }

    /// <summary>The factor of each map at inference, [maps].</summary>
    public Tensor Factor() => Gain / _variance.Plus(Epsilon).sqrt();

    /// <summary>The shift of each map at inference, [maps].</summary>
    public Tensor Shift(Parameter bias) => bias - (_mean * Factor());
}
