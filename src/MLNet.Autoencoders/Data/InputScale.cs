using MLNet.Autoencoders.Export;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>(x − offset) / scale for each feature. The inverse is offset + x · width, where the width of a constant feature is 0.</summary>
internal sealed class InputScale(float[] offset, float[] scale, float[] width)
{
    private const string OffsetName = GraphBuilder.Prefix + "scaling/offset";
    private const string ScaleName = GraphBuilder.Prefix + "scaling/scale";
    private const string WidthName = GraphBuilder.Prefix + "unscaling/width";

    /// <summary>A scale from the features' offsets and widths; the scale of a constant feature is 1.</summary>
    public static InputScale Create(double[] offset, Func<int, double> width)
    {
        float[] widths = [.. offset.Select((o, i) => IsWidth(width(i), o) ? (float)width(i) : 0)];
        return new InputScale([.. offset.Select(o => (float)o)], [.. widths.Select(w => w > 0 ? w : 1)], widths);
    }

    /// <summary>A scale that divides every feature, constant or not, by the same number.</summary>
    public static InputScale Common(int size, float width)
    {
        float[] widths = new float[size];
        Array.Fill(widths, IsWidth(width, offset: 0) ? width : 1);
        return new InputScale(new float[size], widths, widths);
    }

    /// <summary>Whether a feature varies by this much. What rounding alone explains is nothing: dividing by it would blow noise up.</summary>
    public static bool IsWidth(double width, double offset) => (float)width is var w && w > Math.Abs(offset) * 1e-7 && float.IsNormal(w);

    /// <summary>The same offsets and constant features, but the units of all other features are kept.</summary>
    public InputScale WithoutScale() =>
        new(offset, Array.ConvertAll(scale, _ => 1f), Array.ConvertAll(width, w => w > 0 ? 1f : 0));

    /// <summary>Scales rows in place; what follows their features, such as a label, stays as it is.</summary>
    public void Apply(Tensor rows)
    {
        using var scope = NewDisposeScope();
        rows.narrow(1, 0, offset.Length).sub_(tensor(offset, ScalarType.Float32, rows.device)).div_(tensor(scale, ScalarType.Float32, rows.device));
    }

    /// <summary>The statistics of the scaled rows.</summary>
    public FeatureStatistics Of(FeatureStatistics unscaled) => new(
        [.. unscaled.Means.Select((mean, i) => (mean - offset[i]) / scale[i])],
        [.. unscaled.Deviations.Select((deviation, i) => deviation / scale[i])],
        [.. unscaled.Minima.Select((least, i) => (least - offset[i]) / scale[i])],
        [.. unscaled.Maxima.Select((largest, i) => (largest - offset[i]) / scale[i])])
    {
        Unknown = unscaled.Unknown,
    };

    /// <summary>Adds the scaling to a graph and returns the name of the scaled tensor.</summary>
    public string Export(GraphBuilder graph, string input)
    {
        string shifted = graph.Node("Sub", GraphBuilder.Prefix + "scaling/shifted", [input, graph.Vector(OffsetName, offset)]);
        if (Array.TrueForAll(scale, s => s == 1))
            return shifted;
        return graph.Node("Div", GraphBuilder.Prefix + "scaling/scaled", [shifted, graph.Vector(ScaleName, scale)]);
    }

    /// <summary>Adds the inverse to a graph that already contains the scaling.</summary>
    public string ExportUndone(GraphBuilder graph, string output)
    {
        string widened = Array.TrueForAll(width, w => w == 1) ? output
            : graph.Node("Mul", GraphBuilder.Prefix + "unscaling/widened", [output, width.Contains(0) ? graph.Vector(WidthName, width) : ScaleName]);
        return graph.Node("Add", GraphBuilder.Prefix + "unscaling/shifted", [widened, OffsetName]);
    }
}
