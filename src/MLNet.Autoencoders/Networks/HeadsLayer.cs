using MLNet.Autoencoders.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>
/// Two layers side by side: one gives the means μ of a code, the other γ = log σ². Training sees μ and γ, one after the other along
/// dimension 1; in the graph the output is μ, and σ a tensor beside it.
/// </summary>
internal sealed class HeadsLayer(Layer mean, Layer logVariance) : Layer
{
    /// <summary>The name of the tensor of σ in the graph, shaped as the code is.</summary>
    public const string DeviationTensor = GraphBuilder.Prefix + "codes/deviation";

    /// <summary>
    /// The largest size of γ, in training and in the graph: exp γ stays finite for rows far from all training rows, and σ above 0. A
    /// deviation of e⁻¹⁰ is as good as none beside a prior's of 1, and none beyond e¹⁰ means anything.
    /// </summary>
    private const double Largest = 20;

    public override RowShape InputShape => mean.InputShape;

    public override RowShape OutputShape => mean.OutputShape.Doubled;

    public override int LargestSize => Math.Max(OutputSize, Math.Max(mean.LargestSize, logVariance.LargestSize));

    public override IEnumerable<Parameter> Weights => mean.Weights.Concat(logVariance.Weights);

    public override IEnumerable<Parameter> Biases => mean.Biases.Concat(logVariance.Biases);

    public override IEnumerable<Tensor> Buffers => mean.Buffers.Concat(logVariance.Buffers);

    public override Tensor Forward(Tensor input, ForwardContext context) =>
        cat([mean.Forward(input, context), logVariance.Forward(input, context).Within(-Largest, Largest)], dim: 1);

    public override bool GivesZeros(bool inputs) => mean.GivesZeros(inputs);

    public override string Export(GraphBuilder graph, string name, string input)
    {
        string deviation = name + "/deviation";
        string least = graph.Node("Max", deviation + "/least", [logVariance.Export(graph, deviation, input), graph.Scalar(deviation + "/-20", (float)-Largest)]);
        string within = graph.Node("Min", deviation + "/within", [least, graph.Scalar(deviation + "/20", (float)Largest)]);
        string half = graph.Node("Mul", deviation + "/half", [within, graph.Scalar(deviation + "/0.5", 0.5f)]);
        graph.Node("Exp", DeviationTensor, [half]);
        return mean.Export(graph, name, input);
    }
}
