using MLNet.Autoencoders.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>
/// In training, keeps the largest value of each map, and of these only the largest over the batch. At inference it changes
/// nothing, and it is not exported.
/// </summary>
internal sealed class SpatialWinnersLayer(RowShape shape, double fraction) : Layer
{
    private readonly WinnerTakeAllLayer _lifetime = new(shape.Channels, fraction);

    public override RowShape InputShape => shape;

    public override RowShape OutputShape => shape;

    public override IEnumerable<Parameter> Weights => [];

    public override IEnumerable<Parameter> Biases => [];

    public override bool IsForTraining => true;

    public override Tensor Forward(Tensor input, ForwardContext context)
    {
        if (!context.IsTraining)
            return input;
        var maps = input.flatten(2);
        var (largest, index) = maps.max(2, keepdim: true);
        var winners = _lifetime.Forward(largest.squeeze(2), context);
        return zeros_like(maps).scatter_(2, index, winners.unsqueeze(2)).reshape(input.shape);
    }

    public override bool GivesZeros(bool inputs) => inputs;

    public override string Export(GraphBuilder graph, string name, string input) => input;
}
