using MLNet.Autoencoders.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Networks;

/// <summary>
/// Draws a code from μ and γ = log σ²: μ + exp(γ/2) ε with ε ~ N(0, I). Without a generator, as at inference, it is μ.
/// </summary>
/// <param name="shape">The shape of a code.</param>
internal sealed class SamplingLayer(RowShape shape) : Layer
{
    public override RowShape InputShape => shape.Doubled;

    public override RowShape OutputShape => shape;

    public override IEnumerable<Parameter> Weights => [];

    public override IEnumerable<Parameter> Biases => [];

    /// <summary>The means, and the log variances behind them along dimension 1.</summary>
    public static (Tensor Means, Tensor LogVariances) Parts(Tensor heads)
    {
        long half = heads.shape[1] / 2;
        return (heads.narrow(1, 0, half), heads.narrow(1, half, half));
    }

    public override Tensor Forward(Tensor input, ForwardContext context)
    {
        var (means, logVariances) = Parts(input);
        return context.Generator is not null
            ? means + (logVariances.Times(0.5).exp() * randn(means.shape, means.dtype, means.device, generator: context.Generator))
            : means;
    }

    public override bool GivesZeros(bool inputs) => inputs;

    public override string Export(GraphBuilder graph, string name, string input) => input;
}
