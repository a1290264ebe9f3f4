using MLNet.Autoencoders.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>In training, keeps the largest values of each unit over the batch. At inference it changes nothing, and it is not exported.</summary>
internal sealed class WinnerTakeAllLayer(int size, double fraction) : Layer
{
    public override RowShape InputShape { get; } = RowShape.Flat(size);

    public override RowShape OutputShape => InputShape;

    public override IEnumerable<Parameter> Weights => [];

    public override IEnumerable<Parameter> Biases => [];

    public override bool IsForTraining => true;

    public override Tensor Forward(Tensor input, ForwardContext context)
    {
        if (!context.IsTraining)
            return input;
        var (values, index) = input.topk(Winners(input.shape[0]), dim: 0);
        return input * zeros_like(input).scatter_(0, index, ones_like(values));
    }

    public override bool GivesZeros(bool inputs) => inputs;

    public override string Export(GraphBuilder graph, string name, string input) => input;

    /// <summary>The number of rows in a batch for which a unit wins.</summary>
    internal int Winners(long rows) => (int)Math.Clamp((long)Math.Round(fraction * rows, MidpointRounding.AwayFromZero), 1, rows);
}
