using MLNet.Autoencoders.Export;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>(x − offset) / scale for each feature; the scale of a constant feature is 1.</summary>
internal sealed class InputScale(float[] offset, float[] scale)
{
    private const int RowsAtOnce = 8192;
    private const string OffsetName = GraphBuilder.Prefix + "scaling/offset";
    private const string ScaleName = GraphBuilder.Prefix + "scaling/scale";

    /// <summary>Learns the scale from some of the rows.</summary>
    public static InputScale? Learn(InputScaling scaling, Tensor rows, Tensor index) => scaling switch
    {
        InputScaling.MinMax => MinMax(rows, index),
        InputScaling.Standardize => Standardize(rows, index),
        _ => null,
    };

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

    private static InputScale MinMax(Tensor rows, Tensor index)
    {
        var minima = Fold(rows, index, chunk => chunk.amin(0), (a, b) => a.minimum(b));
        var maxima = Fold(rows, index, chunk => chunk.amax(0), (a, b) => a.maximum(b));
        return Create(minima, i => maxima[i] - minima[i]);
    }

    private static InputScale Standardize(Tensor rows, Tensor index)
    {
        long count = index.shape[0];
        var sums = Fold(rows, index, chunk => chunk.sum(0), (a, b) => a + b);
        var means = Array.ConvertAll(sums, s => s / count);
        var squares = Fold(rows, index, chunk => (chunk - tensor(means)).square().sum(0), (a, b) => a + b);
        return Create(means, i => Math.Sqrt(squares[i] / count));
    }

    private static InputScale Create(double[] offset, Func<int, double> width)
    {
        // A spread that rounding alone explains is none: dividing by it would blow noise up.
        var scale = offset.Select((o, i) => (float)width(i) is var w && w > Math.Abs(o) * 1e-7 && float.IsNormal(w) ? w : 1f);
        return new InputScale([.. offset.Select(o => (float)o)], [.. scale]);
    }

    /// <summary>Combines the rows chunk by chunk, in double precision, without a copy of them all.</summary>
    private static double[] Fold(Tensor rows, Tensor index, Func<Tensor, Tensor> chunkwise, Func<Tensor, Tensor, Tensor> combine)
    {
        using var scope = NewDisposeScope();
        Tensor? result = null;
        long count = index.shape[0];
        for (long start = 0; start < count; start += RowsAtOnce)
        {
            using var inner = NewDisposeScope();
            var chunk = rows.index_select(0, index.narrow(0, start, Math.Min(RowsAtOnce, count - start))).to(ScalarType.Float64);
            var value = chunkwise(chunk);
            result = (result is null ? value : combine(result, value)).MoveToOuterDisposeScope();
        }
        return result!.data<double>().ToArray();
    }
}
