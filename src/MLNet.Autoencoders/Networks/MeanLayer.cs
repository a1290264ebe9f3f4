using MLNet.Autoencoders.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>A layer that acts on the means of a code, and leaves their log variances beside them as they are.</summary>
/// <param name="layer">The layer.</param>
/// <param name="shape">The shape of a code.</param>
internal sealed class MeanLayer(Layer layer, RowShape shape) : Layer
{
    public override RowShape InputShape => shape.Doubled;

    public override RowShape OutputShape => InputShape;

    public override IEnumerable<Parameter> Weights => layer.Weights;

    public override IEnumerable<Parameter> Biases => layer.Biases;

    public override IEnumerable<Tensor> Buffers => layer.Buffers;

    public override Tensor Forward(Tensor input, ForwardContext context)
    {
        var (means, logVariances) = SamplingLayer.Parts(input);
        return cat([shape.Of(layer.Forward(layer.InputShape.Of(means), context)), logVariances], dim: 1);
    }

    public override bool GivesZeros(bool inputs) => layer.GivesZeros(inputs);

    public override string Export(GraphBuilder graph, string name, string input)
    {
        string output = layer.Export(graph, name, layer.InputShape.Export(graph, name + "/flat", input, shape));
        return shape.Export(graph, name + "/maps", output, layer.OutputShape);
    }
}
