using MLNet.Autoencoders.Data;

namespace MLNet.Autoencoders.Export;

/// <summary>The nodes that find missing values in the scaled input of a graph, fill them, and leave them out of errors.</summary>
internal sealed class MissingNodes
{
    private const string Name = GraphBuilder.Prefix + "missing/";

    /// <summary>ONNX's number for the type float.</summary>
    private const int Float = 1;

    private readonly GraphBuilder _graph;
    private readonly string _isMissing;

    /// <param name="graph">The graph; its <see cref="GraphBuilder.Missing"/> is set.</param>
    /// <param name="scaled">The tensor of scaled inputs, in which missing values are NaN.</param>
    /// <param name="filling">What takes their place.</param>
    public MissingNodes(GraphBuilder graph, string scaled, MissingFilling filling)
    {
        _graph = graph;
        _isMissing = graph.Node("IsNaN", Name + "found", [scaled]);
        graph.Missing = graph.Node("Cast", Name + "indicator", [_isMissing], ("to", Float));
        Filled = graph.Node("Where", Name + "filled", [_isMissing, graph.Vector(Name + "means", [.. filling.Means]), scaled]);
    }

    /// <summary>The tensor of scaled inputs without gaps.</summary>
    public string Filled { get; }

    /// <summary>Takes a row's reconstruction where it is missing, and the row itself elsewhere.</summary>
    public void Impute(string input, string reconstruction, string output) => _graph.Node("Where", output, [_isMissing, reconstruction, input]);

    /// <summary>The errors of features, 0 for missing ones and the others scaled up in return: their sum is the mean error of the observed values times the number of all.</summary>
    /// <param name="errors">The errors, [rows, size].</param>
    /// <param name="size">The number of values in a row.</param>
    public string Observed(string errors, int size)
    {
        string one = _graph.Scalar(Name + "1", 1);
        string observed = _graph.Node("Where", Name + "observed/errors", [_isMissing, _graph.Scalar(Name + "0", 0), errors]);
        string known = _graph.Node("Sub", Name + "observed", [one, _graph.Missing!]);
        _graph.SumOverFeatures(known, Name + "observed/count");
        string count = _graph.Node("Max", Name + "observed/least", [Name + "observed/count", one]);
        string factor = _graph.Node("Div", Name + "observed/factor", [_graph.Scalar(Name + "size", size), count]);
        return _graph.Node("Mul", Name + "observed/scaled", [observed, factor]);
    }
}
