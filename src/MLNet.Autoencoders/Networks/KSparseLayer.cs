using MLNet.Autoencoders.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>Keeps the k largest values of each row; k may differ between training and inference.</summary>
internal sealed class KSparseLayer(int size, int k, int kInUse) : Layer
{
    public override RowShape InputShape { get; } = RowShape.Flat(size);

    public override RowShape OutputShape => InputShape;

    public override IEnumerable<Parameter> Weights => [];

    public override IEnumerable<Parameter> Biases => [];

    public override Tensor Forward(Tensor input, ForwardContext context)
    {
        var (values, index) = input.topk(context.IsTraining ? k : kInUse, dim: 1);
        return input * zeros_like(input).scatter_(1, index, ones_like(values));
    }

    public override bool GivesZeros(bool inputs) => true;

    /// <summary>The k largest values, scattered into zeros: exactly k, even if values are equal.</summary>
    public override string Export(GraphBuilder graph, string name, string input)
    {
        string k = graph.Int64s(name + "/k", kInUse);
        string values = name + "/values", index = name + "/index";
        graph.Node("TopK", [values, index], [input, k], ("axis", 1));
        string zeros = graph.Node("Mul", name + "/zeros", [input, graph.Scalar(name + "/0", 0)]);
        return graph.Node("ScatterElements", name + "/output", [zeros, index, values], ("axis", 1));
    }
}
