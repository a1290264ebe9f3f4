using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>A dense layer on the code that learns the label: logits of classes or of true, or a standardised number.</summary>
/// <param name="layer">The layer.</param>
/// <param name="labels">The labels of the training rows, by which numbers are standardised.</param>
internal sealed class LabelHead(DenseLayer layer, LabelStatistics labels)
{
    private const string Name = GraphBuilder.Prefix + "label";

    public IEnumerable<Parameter> Weights => layer.Weights;

    public IEnumerable<Parameter> Biases => layer.Biases;

    public int OutputSize => layer.OutputSize;

    /// <param name="codingSize">The number of values in a code.</param>
    /// <param name="labels">The labels of the training rows.</param>
    /// <param name="generator">The generator for the initial weights.</param>
    /// <param name="device">The device of the parameters.</param>
    /// <param name="type">Their element type.</param>
    public static LabelHead Create(int codingSize, LabelStatistics labels, Generator generator, Device device, ScalarType type = ScalarType.Float32) =>
        new(DenseLayer.Create(codingSize, labels.Column.Outputs, Activation.Identity, WeightInitialization.Glorot, generator, type, device), labels);

    /// <summary>The outputs for codes, [rows, outputs].</summary>
    public Tensor Forward(Tensor codes) => layer.Forward(codes, ForwardContext.Use);

    /// <summary>Adds the head to a graph, with numbers in the units of the labels, and returns the name of the resulting tensor.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="codes">The tensor of codes as the encoder gives them.</param>
    public string Export(GraphBuilder graph, string codes)
    {
        string outputs = layer.Export(graph, Name, codes);
        if (labels.Column.Kind != LabelKind.Number)
            return outputs;
        string widened = graph.Node("Mul", Name + "/widened", [outputs, graph.Scalar(Name + "/deviation", (float)labels.Deviation)]);
        return graph.Node("Add", Name + "/shifted", [widened, graph.Scalar(Name + "/mean", (float)labels.Mean)]);
    }
}
