using MLNet.Autoencoders.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>A layer that acts on the means of a code, and leaves their log variances beside them as they are.</summary>
internal sealed class MeanLayer(Layer layer) : Layer
{
    public override RowShape InputShape => layer.InputShape.Doubled;

    public override RowShape OutputShape => layer.OutputShape.Doubled;

    public override IEnumerable<Parameter> Weights => layer.Weights;

    public override IEnumerable<Parameter> Biases => layer.Biases;

    public override IEnumerable<Tensor> Buffers => layer.Buffers;

    public override Tensor Forward(Tensor input, ForwardContext context)
    {
        var (means, logVariances) = SamplingLayer.Parts(input);
        return cat([layer.Forward(means, context), logVariances], dim: 1);
    }

    public override bool GivesZeros(bool inputs) => layer.GivesZeros(inputs);

    public override string Export(GraphBuilder graph, string name, string input) => layer.Export(graph, name, input);
}
