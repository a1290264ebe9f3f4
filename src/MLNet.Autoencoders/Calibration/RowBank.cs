using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Calibration;

/// <summary>
/// D, the mean distance of rows to their nearest rows in a bank, by ‖x − b‖² = ‖x‖² − 2 x·b + ‖b‖². It is computed in double precision, in
/// which products of single precision are exact: what cancels between rows that are near each other is less than what
/// single precision has lost of the rows themselves.
/// </summary>
/// <param name="rows">The rows of the bank, in scaled units.</param>
/// <param name="positions">The position of each among the training rows.</param>
/// <param name="neighbors">The number of nearest rows that count; all if there are fewer.</param>
internal sealed class RowBank(float[][] rows, long[] positions, int neighbors)
{
    private const string Name = GraphBuilder.Prefix + "bank/";

    private readonly float[] _values = [.. rows.SelectMany(r => r)];
    private readonly Dictionary<long, int> _places = positions.Index().ToDictionary(p => p.Item, p => p.Index);

    private int Size => rows[0].Length;

    private int Nearest => Math.Min(neighbors, rows.Length);

    /// <summary>D² of rows, [rows]; of their observed values alone, times n over their number.</summary>
    /// <param name="pass">The network's pass for the rows.</param>
    /// <param name="firstPosition">
    /// The position of the first among the training rows, which are not their own neighbours; null if they are other rows.
    /// </param>
    public Tensor SquaredDistances(ForwardPass pass, long? firstPosition)
    {
        var x = pass.Input.to(ScalarType.Float64);
        var observed = Observed.Of(pass)?.to(ScalarType.Float64);
        if (observed is not null)
            x *= observed;
        var bank = tensor(_values, rows.Length, Size, ScalarType.Float64, x.device);
        var lengths = observed is null ? bank.square().sum([1]) : observed.mm(bank.square().t());
        var products = lengths - x.mm(bank.t()).Times(2);
        if (firstPosition is { } first)
            LeaveOut(products, first);
        var (nearest, _) = products.topk(Nearest, dim: 1, largest: false);
        var squares = (nearest + x.square().sum([1], keepdim: true)).Within(0, double.PositiveInfinity);
        var distances = (observed is null ? squares : squares * Observed.Factor(observed)).sqrt();
        // The only row of a bank has no neighbour in it, and one of two has a single one.
        var counted = distances.isfinite();
        var sum = where(counted, distances, zeros_like(distances)).sum([1]);
        return (sum / counted.to(ScalarType.Float64).sum([1]).Within(1, Nearest)).square();
    }

    /// <summary>Adds D² to a graph, [rows, 1] in double precision.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">The scaled input in double precision.</param>
    /// <param name="missing">What finds missing values; null if none can be.</param>
    /// <returns>The names of D² and of the indices of the nearest rows, [rows, neighbours].</returns>
    public (string SquaredDistance, string Nearest) Export(GraphBuilder graph, string input, MissingNodes? missing)
    {
        string bank = graph.ToDouble(graph.Matrix(Name + "rows", _values, Size), Name + "rows/double");
        string squares = graph.Node("Mul", Name + "squares", [bank, bank]);
        string lengths;
        if (missing is null)
        {
            lengths = graph.Node("ReduceSum", Name + "lengths", [squares, graph.Int64s(Name + "axis", 1)], ("keepdims", 0));
        }
        else
        {
            string observed = graph.ToDouble(missing.Observed, Name + "observed");
            input = graph.Node("Mul", Name + "input/observed", [input, observed]);
            lengths = graph.Node("Gemm", Name + "lengths", [observed, squares], ("transB", 1));
        }
        string products = graph.Node("Gemm", Name + "products", [input, bank, lengths], ("alpha", -2f), ("transB", 1));
        string values = Name + "values", indices = Name + "indices";
        graph.Node("TopK", [values, indices], [products, graph.Int64s(Name + "k", Nearest)], ("largest", 0));
        graph.SumOverFeatures(graph.Node("Mul", Name + "input/squares", [input, input]), Name + "input/length");
        string sums = graph.Node("Add", Name + "distance/squares", [values, Name + "input/length"]);
        string positive = graph.Node("Max", Name + "distance/positive", [sums, graph.Double(Name + "0", 0)]);
        if (missing is not null)
            positive = graph.Node("Mul", Name + "distance/scaled", [positive, graph.ToDouble(missing.Factor, Name + "factor")]);
        graph.SumOverFeatures(graph.Node("Sqrt", Name + "distances", [positive]), Name + "distance/sum");
        string mean = graph.Node("Div", Name + "distance", [Name + "distance/sum", graph.Double(Name + "neighbors", Nearest)]);
        return (graph.Node("Mul", Name + "distance/square", [mean, mean]), indices);
    }

    /// <summary>Adds the sums of the squared differences to the nearest rows to a graph that has D², by feature, [rows, size] in double precision.</summary>
    public string ExportDifferences(GraphBuilder graph, string input, string nearest, bool hasMissing)
    {
        string rows = graph.Node("Gather", Name + "nearest/rows", [Name + "rows/double", nearest]);
        string row = graph.Node("Reshape", Name + "input/row", [input, graph.Int64s(Name + "row/shape", -1, 1, Size)]);
        string difference = graph.Node("Sub", Name + "nearest/differences", [row, rows]);
        string square = graph.Node("Mul", Name + "nearest/squares", [difference, difference]);
        string sum = graph.Node("ReduceSum", Name + "nearest/features", [square, graph.Int64s(Name + "nearest/axis", 1)], ("keepdims", 0));
        return hasMissing ? graph.Node("Mul", Name + "nearest/observed", [sum, Name + "observed"]) : sum;
    }

    private void LeaveOut(Tensor products, long first)
    {
        var own = Enumerable.Range(0, (int)products.shape[0]).Where(i => _places.ContainsKey(first + i)).ToList();
        if (own.Count == 0)
            return;
        var index = tensor([.. own.Select(i => (long)i)], ScalarType.Int64, products.device);
        var place = tensor([.. own.Select(i => (long)_places[first + i])], ScalarType.Int64, products.device);
        products.index_put_(tensor(double.PositiveInfinity, ScalarType.Float64, products.device), index, place);
    }
}
