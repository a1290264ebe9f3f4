using MLNet.Autoencoders.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>A layer that training leaves as it is: it has no parameters to move, and acts as it does in use, but for noise.</summary>
internal sealed class FrozenLayer(Layer layer) : Layer
{
    public override RowShape InputShape => layer.InputShape;

    public override RowShape OutputShape => layer.OutputShape;

    public override int LargestSize => layer.LargestSize;

    public override IEnumerable<Parameter> Weights => [];

    public override IEnumerable<Parameter> Biases => [];

    public override Tensor Forward(Tensor input, ForwardContext context)
    {
        // Where something asks for the gradient of the input, it leads through the layer.
        using var gradients = set_grad_enabled(input.requires_grad && is_grad_enabled());
        return layer.Forward(input, context with { IsTraining = false, IsNormalizedByBatch = false });
    }

    public override bool GivesZeros(bool inputs) => layer.GivesZeros(inputs);

    public override string Export(GraphBuilder graph, string name, string input) => layer.Export(graph, name, input);
}
