using MLNet.Autoencoders.Data;
using MLNet.Autoencoders.Onnx;

namespace MLNet.Autoencoders.Export;

/// <summary>The nodes that find missing values in the scaled input of a graph, fill them, and leave them out of errors.</summary>
internal sealed class MissingNodes
{
    private const string Name = GraphBuilder.Prefix + "missing/";

    private readonly GraphBuilder _graph;
    private readonly string _isMissing;

    /// <param name="graph">The graph; its <see cref="GraphBuilder.Missing"/> is set.</param>
    /// <param name="scaled">The tensor of scaled inputs, in which missing values are NaN.</param>
    /// <param name="filling">What takes their place.</param>
    public MissingNodes(GraphBuilder graph, string scaled, MissingFilling filling)
    {
        _graph = graph;
        _isMissing = graph.Node("IsNaN", Name + "found", [scaled]);
        graph.Missing = graph.Node("Cast", Name + "indicator", [_isMissing], ("to", OnnxTensor.Float));
        Filled = graph.Node("Where", Name + "filled", [_isMissing, graph.Vector(Name + "means", [.. filling.Means]), scaled]);
        string one = graph.Scalar(Name + "1", 1);
        Observed = graph.Node("Sub", Name + "observed", [one, graph.Missing]);
        graph.SumOverFeatures(Observed, Name + "observed/count");
        string count = graph.Node("Max", Name + "observed/least", [Name + "observed/count", one]);
        Factor = graph.Node("Div", Name + "observed/factor", [graph.Scalar(Name + "size", filling.Means.Count), count]);
    }

    /// <summary>The tensor of scaled inputs without gaps.</summary>
    public string Filled { get; }

    /// <summary>1 for each observed value and 0 for the others, [rows, size].</summary>
    public string Observed { get; }

    /// <summary>The number of values in a row over the number of those observed, at least 1, [rows, 1].</summary>
    public string Factor { get; }

    /// <summary>Takes a row's reconstruction where it is missing, and the row itself elsewhere.</summary>
    public void Impute(string input, string reconstruction, string output) => _graph.Node("Where", output, [_isMissing, reconstruction, input]);

    /// <summary>0 for missing features, and the values for the others.</summary>
    /// <param name="values">The values, [rows, size].</param>
    public string OfObserved(string values) => _graph.Node("Where", values + "/observed", [_isMissing, _graph.Scalar(values + "/missing", 0), values]);

    /// <summary>Scales what is summed over observed features up for those that are missing.</summary>
    /// <param name="values">The values, [rows, any number].</param>
    public string ScaledUp(string values) => _graph.Node("Mul", values + "/scaled", [values, Factor]);
}
