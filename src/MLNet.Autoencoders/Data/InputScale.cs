using MLNet.Autoencoders.Export;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>(x − offset) / scale for each feature.</summary>
internal sealed class InputScale(float[] offset, float[] scale)
{
    private const string OffsetName = GraphBuilder.Prefix + "scaling/offset";
    private const string ScaleName = GraphBuilder.Prefix + "scaling/scale";

    /// <summary>A scale from the features' offsets and widths; the scale of a constant feature is 1.</summary>
    public static InputScale Create(double[] offset, Func<int, double> width)
    {
        // A width that rounding alone explains is none: dividing by it would blow noise up.
        var scale = offset.Select((o, i) => (float)width(i) is var w && w > Math.Abs(o) * 1e-7 && float.IsNormal(w) ? w : 1f);
        return new InputScale([.. offset.Select(o => (float)o)], [.. scale]);
    }

    /// <summary>Scales rows where they are.</summary>
    public void Apply(Tensor rows)
    {
        using var scope = NewDisposeScope();
        rows.sub_(tensor(offset)).div_(tensor(scale));
    }

    /// <summary>Adds the scaling to a graph and returns the name of the scaled tensor.</summary>
    public string Export(GraphBuilder graph, string input)
    {
        string shifted = graph.Node("Sub", GraphBuilder.Prefix + "scaling/shifted", [input, graph.Vector(OffsetName, offset)]);
        return graph.Node("Div", GraphBuilder.Prefix + "scaling/scaled", [shifted, graph.Vector(ScaleName, scale)]);
    }

    /// <summary>Adds the way back to a graph that has the scaling already.</summary>
    public static string ExportUndone(GraphBuilder graph, string output)
    {
        string widened = graph.Node("Mul", GraphBuilder.Prefix + "unscaling/widened", [output, ScaleName]);
        return graph.Node("Add", GraphBuilder.Prefix + "unscaling/shifted", [widened, OffsetName]);
    }
}
