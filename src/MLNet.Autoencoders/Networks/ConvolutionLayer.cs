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

    /// <summary>The largest value stays the largest under an activation that only rises, which then has fewer values to do.</summary>
    private bool PoolsFirst => Shapes.Stage.Pooling == Pooling.Max && Activations.Rises(Activation);

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
        var sums = Sums(input, context);
        return PoolsFirst ? Activations.Apply(Activation, Pool(sums)) : Pool(Activations.Apply(Activation, sums));
    }

    public override string Export(GraphBuilder graph, string name, string input)
    {
        string sums = ExportSums(graph, name, "Conv", input);
        return PoolsFirst ? Activations.Export(Activation, graph, name, Pool(sums)) : Pool(Activations.Export(Activation, graph, name, sums));

        string Pool(string maps) => Shapes.Stage.Pooling switch
        {
            Pooling.None => maps,
            Pooling.Max => Pooled("MaxPool", maps),
            Pooling.Average => Pooled("AveragePool", maps),
        };

        string Pooled(string operation, string maps)
        {
            long[] size = [Shapes.Stage.PoolingSize, Shapes.Stage.PoolingSize];
            return graph.Node(operation, name + "/pooled", [maps], ("kernel_shape", size), ("strides", size));
        }
    }

    protected override Tensor Convolve(Tensor input, Tensor? bias)
    {
        long stride = Shapes.Stage.Stride, border = Shapes.Stage.Border;
        return functional.conv2d(input, Kernels, bias, [stride, stride], [border, border]);
    }

    private Tensor Pool(Tensor maps)
    {
        long size = Shapes.Stage.PoolingSize;
        return Shapes.Stage.Pooling switch
        {
            Pooling.None => maps,
            Pooling.Max => functional.max_pool2d(maps, [size, size], [size, size]),
            Pooling.Average => functional.avg_pool2d(maps, [size, size], [size, size]),
        };
    }
}
