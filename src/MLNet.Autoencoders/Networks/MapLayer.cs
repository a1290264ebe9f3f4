using MLNet.Autoencoders.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>A layer of a convolution in one direction or the other, whose kernels may be those of another layer.</summary>
internal abstract class MapLayer : Layer
{
    private readonly Parameter _bias;
    private readonly BatchNormalization? _normalization;
    private readonly bool _tied;

    protected MapLayer(StageShapes shapes, Parameter kernels, bool tied, Parameter bias, bool normalized, Activation activation)
    {
        Shapes = shapes;
        Kernels = kernels;
        _tied = tied;
        _bias = bias;
        _normalization = normalized ? new BatchNormalization((int)bias.shape[0], bias.dtype, bias.device) : null;
        Activation = activation;
    }

    public override int LargestSize => Math.Max(Shapes.Input.Size, Shapes.Convolved.Size);

    public override IEnumerable<Parameter> Weights => _tied ? [] : [Kernels];

    public override IEnumerable<Parameter> Biases => _normalization is null ? [_bias] : [_bias, _normalization.Gain];

    public override IEnumerable<Tensor> Buffers => _normalization?.Buffers ?? [];

    protected Activation Activation { get; }

    /// <summary>The shapes of the stage that this layer is or mirrors.</summary>
    protected StageShapes Shapes { get; }

    /// <summary>[maps, channels, kernel size, kernel size], with the maps that a convolution gives and the channels that it takes.</summary>
    protected Parameter Kernels { get; }

    /// <summary>The dimension of the kernels that is that of the layer's own maps.</summary>
    protected abstract int MapDimension { get; }

    public override bool GivesZeros(bool inputs) => Activation == Activation.Relu;

    public override void CenterInputs(double[] mean)
    {
        // Batch normalisation centres the sums itself.
        if (_normalization is null)
            SetBiases(() => Convolve(OfMaps(mean, InputShape), bias: null).mean([0, 2, 3]).neg());
    }

    public override void CenterOutputs(double[] mean) =>
        SetBiases(() => OfMaps(Array.ConvertAll(mean, m => Activations.ValueBefore(Activation, m)), OutputShape).mean([0, 2, 3]));

    /// <summary>The kernels of a convolution, drawn.</summary>
    /// <param name="shapes">The shapes of the stage.</param>
    /// <param name="mirrored">Whether they belong to the mirror of the stage.</param>
    /// <param name="activation">The activation that follows.</param>
    /// <param name="initialization">Their distribution.</param>
    /// <param name="generator">The generator to draw from.</param>
    /// <param name="type">The element type.</param>
    /// <param name="device">The device.</param>
    protected static Parameter Draw(StageShapes shapes, bool mirrored, Activation activation, WeightInitialization initialization, Generator generator, ScalarType type, Device device)
    {
        var stage = shapes.Stage;
        int channels = shapes.Input.Channels;
        double area = (double)stage.KernelSize * stage.KernelSize, perStride = area / stage.Stride / stage.Stride;
        var (inputs, outputs) = mirrored ? (stage.Maps * perStride, channels * area) : (channels * area, stage.Maps * perStride);
        long[] shape = [stage.Maps, channels, stage.KernelSize, stage.KernelSize];
        using var drawn = InitialWeights.Draw(shape, inputs, outputs, activation, initialization, generator, type);
        return new Parameter(drawn.to(device));
    }

    /// <summary>Biases of 0 for the maps of a layer with these kernels.</summary>
    protected static Parameter NoBias(int maps, Parameter kernels) => new(zeros(maps, kernels.dtype, kernels.device));

    /// <summary>The weighted sums of the layer, with biases if they are given.</summary>
    protected abstract Tensor Convolve(Tensor input, Tensor? bias);

    /// <summary>The weighted sums with biases, normalised if they are to be.</summary>
    protected Tensor Sums(Tensor input, ForwardContext context) =>
        _normalization is null ? Convolve(input, _bias) : _normalization.Apply(Convolve(input, bias: null), _bias, context);

    /// <summary>Adds the convolution, with batch normalisation as part of its weights, to a graph.</summary>
    protected string ExportSums(GraphBuilder graph, string name, string operation, string input, params IReadOnlyList<(string Name, object Value)> further)
    {
        var stage = Shapes.Stage;
        long size = stage.KernelSize, stride = stage.Stride, border = stage.Border;
        string weight = _normalization?.ExportWeights(graph, Kernels, MapDimension, name + "/weight") ?? graph.Constant(Kernels, name + "/weight");
        string bias = _normalization?.ExportBias(graph, _bias, name + "/bias") ?? graph.Constant(_bias, name + "/bias");
        return graph.Node(
            operation,
            name + "/sum",
            [input, weight, bias],
            [("kernel_shape", new[] { size, size }), ("strides", new[] { stride, stride }), ("pads", new[] { border, border, border, border }), .. further]);
    }

    private void SetBiases(Func<Tensor> biases)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        _bias.copy_(biases());
    }

    private Tensor OfMaps(double[] values, RowShape shape) =>
        tensor(values, ScalarType.Float64, CPU).reshape(1, shape.Channels, shape.Height, shape.Width).to(_bias.dtype, _bias.device);
}
