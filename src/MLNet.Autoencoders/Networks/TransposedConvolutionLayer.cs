using MLNet.Autoencoders.Export;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNet.Autoencoders.Networks;

/// <summary>
/// The mirror of a stage: upsampling that repeats each value, and those at the bottom and right also for what pooling left over;
/// transposed convolution, batch normalisation, activation.
/// </summary>
internal sealed class TransposedConvolutionLayer : MapLayer
{
    private TransposedConvolutionLayer(StageShapes shapes, Parameter kernels, bool tied, bool normalized, Activation activation)
        : base(shapes, kernels, tied, NoBias(shapes.Input.Channels, kernels), normalized, activation)
    {
    }

    public override RowShape InputShape => Shapes.Output;

    public override RowShape OutputShape => Shapes.Input;

    protected override int MapDimension => 1;

    private long[] OutputPadding => [Shapes.Remainder.Height, Shapes.Remainder.Width];

    public static TransposedConvolutionLayer Create(StageShapes shapes, bool normalized, Activation activation, WeightInitialization initialization, Generator generator, ScalarType type, Device device) =>
        new(shapes, Draw(shapes, mirrored: true, activation, initialization, generator, type, device), tied: false, normalized, activation);

    /// <summary>A layer that uses the kernels of the stage that it mirrors.</summary>
    public static TransposedConvolutionLayer Tied(StageShapes shapes, Parameter kernels, bool normalized, Activation activation) =>
        new(shapes, kernels, tied: true, normalized, activation);

    public override Tensor Forward(Tensor input, ForwardContext context) => Activations.Apply(Activation, Sums(input, context));

    public override string Export(GraphBuilder graph, string name, string input) =>
        Activations.Export(Activation, graph, name, ExportSums(graph, name, "ConvTranspose", ExportUpsampled(graph, name, input), ("output_padding", OutputPadding)));

    protected override Tensor Convolve(Tensor input, Tensor? bias)
    {
        long stride = Shapes.Stage.Stride, border = Shapes.Stage.Border;
        return functional.conv_transpose2d(Upsampled(input), Kernels, bias, [stride, stride], [border, border], OutputPadding);
    }

    private Tensor Upsampled(Tensor input)
    {
        var (from, to, factor) = (Shapes.Output, Shapes.Convolved, Shapes.Stage.PoolingFactor);
        if (factor == 1)
            return input;
        var upsampled = functional.upsample_nearest2d(input, [(long)from.Height * factor, (long)from.Width * factor]);
        long below = to.Height - ((long)from.Height * factor), right = to.Width - ((long)from.Width * factor);
        return below + right == 0 ? upsampled : functional.pad(upsampled, new long[] { 0, right, 0, below }, PaddingModes.Replicate);
    }

    /// <summary>The same by index, which is the same in every version of ONNX.</summary>
    private string ExportUpsampled(GraphBuilder graph, string name, string input)
    {
        var (from, to, factor) = (Shapes.Output, Shapes.Convolved, Shapes.Stage.PoolingFactor);
        if (factor == 1)
            return input;
        string rows = graph.Node("Gather", name + "/rows", [input, graph.Int64s(name + "/rows/index", Indices(from.Height, to.Height))], ("axis", 2));
        return graph.Node("Gather", name + "/upsampled", [rows, graph.Int64s(name + "/columns/index", Indices(from.Width, to.Width))], ("axis", 3));

        long[] Indices(int size, int upsampled) => [.. Enumerable.Range(0, upsampled).Select(i => Math.Min(i / factor, size - 1L))];
    }
}
