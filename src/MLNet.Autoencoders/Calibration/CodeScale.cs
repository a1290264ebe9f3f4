using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Export;

namespace MLNet.Autoencoders.Calibration;

/// <summary>(h − offset) / scale after the encoder, where scale is a single number, and the inverse before the decoder.</summary>
/// <param name="offset">The offset of each value of the code; null if zeros must stay zeros.</param>
/// <param name="scale">The number that all values are divided by.</param>
internal sealed class CodeScale(float[]? offset, float scale)
{
    private const string OffsetName = GraphBuilder.Prefix + "codes/offset";
    private const string ScaleName = GraphBuilder.Prefix + "codes/scale";

    /// <summary>Deviations that are a smaller fraction of the code's root mean square may be due to rounding, which must not be inflated.</summary>
    private const double Rounding = 1e-5;

    /// <param name="codes">The codes of the training rows.</param>
    /// <param name="sparse">Whether zeros must stay zeros.</param>
    /// <returns>The scale; null if codes do not vary.</returns>
    public static CodeScale? Of(FeatureStatistics codes, bool sparse)
    {
        double variance = codes.Deviations.Average(d => d * d), meanSquare = variance + codes.Means.Average(m => m * m);
        float scale = (float)Math.Sqrt(variance);
        return float.IsNormal(scale) && scale > Rounding * Math.Sqrt(meanSquare)
            ? new CodeScale(sparse ? null : Array.ConvertAll(codes.Means, m => (float)m), scale)
            : null;
    }

    /// <summary>A scaled code.</summary>
    public float[] Of(float[] code) => [.. code.Select((v, i) => (v - (offset?[i] ?? 0)) / scale)];

    /// <summary>Adds the scaling to a graph and returns the name of the scaled tensor.</summary>
    public string Export(GraphBuilder graph, string code)
    {
        if (offset is not null)
            code = graph.Node("Sub", GraphBuilder.Prefix + "codes/shifted", [code, graph.Vector(OffsetName, offset)]);
        return graph.Node("Div", GraphBuilder.Prefix + "codes/scaled", [code, graph.Scalar(ScaleName, scale)]);
    }

    /// <summary>Adds the inverse to a graph that already contains the scaling.</summary>
    public string ExportUndone(GraphBuilder graph, string codes)
    {
        string widened = graph.Node("Mul", GraphBuilder.Prefix + "codes/widened", [codes, ScaleName]);
        return offset is null ? widened : graph.Node("Add", GraphBuilder.Prefix + "codes/unscaled", [widened, OffsetName]);
    }
}
