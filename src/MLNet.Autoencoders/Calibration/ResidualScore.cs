using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Objectives;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Calibration;

/// <summary>M = Σ z², where z are the residuals or what they are scaled to; of observed values alone, times n over their number.</summary>
/// <param name="reconstruction">What makes the network's output a reconstruction.</param>
/// <param name="scale">How residuals are scaled; null if they are not.</param>
internal sealed class ResidualScore(ReconstructionTerm reconstruction, ResidualScale? scale)
{
    private const string Name = GraphBuilder.Prefix + "score/";

    /// <summary>√(3·10³⁸), roughly: the largest sum of squares that single precision can hold.</summary>
    private const double LargestRoot = 1e19;

    /// <summary>M of rows, [rows], in double precision.</summary>
    public Tensor Of(ForwardPass pass)
    {
        var residuals = reconstruction.Residuals(pass).to(ScalarType.Float64);
        var observed = Observed.Of(pass)?.to(ScalarType.Float64);
        var scaled = scale?.Of(residuals, observed) ?? (observed is null ? residuals : residuals * observed);
        double bound = Bound((int)residuals.shape[1]);
        var squares = scaled.Within(-bound, bound).square();
        return (observed is null ? squares : squares * Observed.Factor(observed)).sum([1]);
    }

    /// <summary>Adds z² to a graph, and returns its name.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">The scaled input.</param>
    /// <param name="reconstructed">The reconstruction in scaled units.</param>
    /// <param name="missing">What finds missing values; null if none can be.</param>
    /// <param name="size">The number of features.</param>
    public string Export(GraphBuilder graph, string input, string reconstructed, MissingNodes? missing, int size)
    {
        string residuals = graph.Node("Sub", Name + "residuals", [reconstructed, input]);
        string scaled = scale?.Export(graph, residuals, missing) ?? missing?.OfObserved(residuals) ?? residuals;
        float bound = (float)Bound(size);
        string below = graph.Node("Min", Name + "below", [scaled, graph.Scalar(Name + "most", bound)]);
        string within = graph.Node("Max", Name + "within", [below, graph.Scalar(Name + "least", -bound)]);
        string squares = graph.Node("Mul", Name + "squares", [within, within]);
        return missing?.ScaledUp(squares) ?? squares;
    }

    /// <summary>The largest |z| that counts, so that the score of a row far from all others stays finite.</summary>
    private static double Bound(int size) => LargestRoot / size;
}
