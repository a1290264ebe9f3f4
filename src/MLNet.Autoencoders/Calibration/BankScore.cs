using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Networks;
using MLNet.Autoencoders.Onnx;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Calibration;

/// <summary>s = ln(D²/m₁ + 0.001) + ln(M/m₂ + 0.001).</summary>
/// <param name="Bank">Gives D.</param>
/// <param name="TypicalDistance">m₁.</param>
/// <param name="TypicalScore">m₂.</param>
internal sealed record BankScore(RowBank Bank, double TypicalDistance, double TypicalScore)
{
    private const string Name = GraphBuilder.Prefix + "score/";

    /// <summary>What keeps the logarithm finite.</summary>
    private const double Least = 0.001;

    /// <summary>What keeps shares defined where nothing has a share: then all are alike.</summary>
    private const double LeastShare = 1e-30;

    /// <summary>s of rows, [rows], in double precision.</summary>
    /// <param name="pass">The network's pass for them.</param>
    /// <param name="scores">M of each.</param>
    public Tensor Of(ForwardPass pass, Tensor scores) =>
        Logarithm(Bank.SquaredDistances(pass, firstPosition: null), TypicalDistance) + Logarithm(scores, TypicalScore);

    /// <summary>Adds s and the contributions of the features to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">The scaled input.</param>
    /// <param name="squares">The parts of M by feature.</param>
    /// <param name="missing">What finds missing values; null if none can be.</param>
    /// <param name="names">The names of s and of the contributions.</param>
    public void Export(GraphBuilder graph, string input, string squares, MissingNodes? missing, (string Score, string Contributions) names)
    {
        string row = graph.ToDouble(input, Name + "input/double"), parts = graph.ToDouble(squares, Name + "squares/double");
        var (distance, nearest) = Bank.Export(graph, row, missing);
        graph.SumOverFeatures(parts, Name + "residual");
        string sum = graph.Node("Add", Name + "double", [Logarithm(graph, distance, "distance", TypicalDistance), Logarithm(graph, Name + "residual", "residual", TypicalScore)]);
        graph.Node("Cast", names.Score, [sum], ("to", OnnxTensor.Float));

        string shares = graph.Node("Add", Name + "shares", [Shares(graph, parts, "residual"), Shares(graph, Bank.ExportDifferences(graph, row, nearest, missing is not null), "distance")]);
        graph.Node("Cast", names.Contributions, [graph.Node("Div", Name + "shares/mean", [shares, graph.Double(Name + "2", 2)])], ("to", OnnxTensor.Float));
    }

    private static Tensor Logarithm(Tensor values, double typical) => values.DividedBy(typical).Plus(Least).log();

    private static string Logarithm(GraphBuilder graph, string values, string name, double typical)
    {
        string relative = graph.Node("Div", $"{Name}{name}/relative", [values, graph.Double($"{Name}{name}/typical", typical)]);
        return graph.Node("Log", $"{Name}{name}/logarithm", [graph.Node("Add", $"{Name}{name}/raised", [relative, graph.Double($"{Name}{name}/least", Least)])]);
    }

    private static string Shares(GraphBuilder graph, string parts, string name)
    {
        string raised = graph.Node("Add", $"{Name}{name}/parts", [parts, graph.Double($"{Name}{name}/leastShare", LeastShare)]);
        graph.SumOverFeatures(raised, $"{Name}{name}/sum");
        return graph.Node("Div", $"{Name}{name}/shares", [raised, $"{Name}{name}/sum"]);
    }
}
