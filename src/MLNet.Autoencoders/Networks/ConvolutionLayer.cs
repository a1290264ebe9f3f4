using MLNet.Autoencoders.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNet.Autoencoders.Networks;

/// <summary>A stage of the encoder: convolution, batch normalisation, activation, pooling.</summary>
internal sealed class ConvolutionLayer : MapLayer
{
    private ConvolutionLayer(StageShapes shapes, Parameter kernels, Activation activation)
        : base(shapes, kernels, tied: false, NoBias(shapes.Stage.Maps, kernels), shapes.Stage.BatchNormalization, activation)
    {
    }

    public override RowShape InputShape => Shapes.Input;

    public override RowShape OutputShape => Shapes.Output;

    protected override int MapDimension => 0;

    public static ConvolutionLayer Create(StageShapes shapes, Activation activation, WeightInitialization initialization, Generator generator, ScalarType type, Device device) =>
        new(shapes, Draw(shapes, mirrored: false, activation, initialization, generator, type, device), activation);

    /// <summary>The decoder layer that mirrors this one with the same kernels, and has its own biases.</summary>
    public TransposedConvolutionLayer TiedBack(bool normalized, Activation activation) => TransposedConvolutionLayer.Tied(Shapes, Kernels, normalized, activation);

    /// <summary>It has no batch normalisation either, which would make the numbers that it gives depend on the batch.</summary>
    public override ConvolutionLayer Twin(Device device) => new(
        Shapes with { Stage = Shapes.Stage with { BatchNormalization = false } },
        new Parameter(zeros(Kernels.shape, Kernels.dtype, device)),
        Activation.Identity);

    public override Tensor Forward(Tensor input, ForwardContext context)
    {
        var activated = Activate(input, context);
        long size = Shapes.Stage.PoolingSize;
        return Shapes.Stage.Pooling switch
        {
            Pooling.None => activated,
            Pooling.Max => functional.max_pool2d(activated, [size, size], [size, size]),
            Pooling.Average => functional.avg_pool2d(activated, [size, size], [size, size]),
        };
    }

    public override string Export(GraphBuilder graph, string name, string input)
    {
        string activated = ExportActivated(graph, name, "Conv", input);
        return Shapes.Stage.Pooling switch
        {
            Pooling.None => activated,
            Pooling.Max => Pooled("MaxPool"),
            Pooling.Average => Pooled("AveragePool"),
        };

        string Pooled(string operation)
        {
            long[] size = [Shapes.Stage.PoolingSize, Shapes.Stage.PoolingSize];
            return graph.Node(operation, name + "/pooled", [activated], ("kernel_shape", size), ("strides", size));
        }
    }

    protected override Tensor Convolve(Tensor input, Tensor? bias)
    {
        long stride = Shapes.Stage.Stride, border = Shapes.Stage.Border;
        return functional.conv2d(input, Kernels, bias, [stride, stride], [border, border]);
    }
}
