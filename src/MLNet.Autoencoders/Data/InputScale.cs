using MLNet.Autoencoders.Export;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>(x − offset) / scale for each feature; the way back is offset + x · width, where a constant feature has no width.</summary>
internal sealed class InputScale(float[] offset, float[] scale, float[] width)
{
    private const string OffsetName = GraphBuilder.Prefix + "scaling/offset";
    private const string ScaleName = GraphBuilder.Prefix + "scaling/scale";
    private const string WidthName = GraphBuilder.Prefix + "unscaling/width";

    /// <summary>A scale from the features' offsets and widths; the scale of a constant feature is 1.</summary>
    public static InputScale Create(double[] offset, Func<int, double> width)
    {
        // A width that rounding alone explains is none: dividing by it would blow noise up.
        float[] widths = [.. offset.Select((o, i) => (float)width(i) is var w && w > Math.Abs(o) * 1e-7 && float.IsNormal(w) ? w : 0)];
        return new InputScale([.. offset.Select(o => (float)o)], [.. widths.Select(w => w > 0 ? w : 1)], widths);
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
    public string ExportUndone(GraphBuilder graph, string output)
    {
        string back = width.Contains(0) ? graph.Vector(WidthName, width) : ScaleName;
        string widened = graph.Node("Mul", GraphBuilder.Prefix + "unscaling/widened", [output, back]);
        return graph.Node("Add", GraphBuilder.Prefix + "unscaling/shifted", [widened, OffsetName]);
    }
}
