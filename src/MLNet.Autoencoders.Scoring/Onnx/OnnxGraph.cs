namespace MLNet.Autoencoders.Onnx;

/// <summary>
/// A network as an ONNX graph: nodes in execution order, constants, and the input and output tensors. Immutable.
/// </summary>
internal sealed record OnnxGraph(
    IReadOnlyList<OnnxValue> Inputs,
    IReadOnlyList<OnnxValue> Outputs,
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyList<OnnxTensor> Constants)
{
    /// <summary>The part that computes some tensors from others, without any other nodes or constants.</summary>
    public OnnxGraph Extract(IReadOnlyCollection<string> inputs, IReadOnlyCollection<string> outputs) =>
        Extract([.. inputs.Select(Value)], [.. outputs.Select(Value)]);

    /// <inheritdoc cref="Extract(IReadOnlyCollection{string}, IReadOnlyCollection{string})"/>
    /// <remarks>The tensors may be any of the graph.</remarks>
    public OnnxGraph Extract(IReadOnlyList<OnnxValue> inputs, IReadOnlyList<OnnxValue> outputs)
    {
        var given = inputs.Select(i => i.Name).ToHashSet();
        var needed = outputs.Select(o => o.Name).ToHashSet();
        var nodes = new List<OnnxNode>();
        foreach (var node in Nodes.Reverse())
        {
            if (!node.Outputs.Any(o => needed.Contains(o) && !given.Contains(o)))
                continue;
            nodes.Insert(0, node);
            needed.UnionWith(node.Inputs);
        }
        return new OnnxGraph(inputs, outputs, nodes, [.. Constants.Where(c => needed.Contains(c.Name))]);
    }

    /// <summary>All tensors computed from <paramref name="tensor"/>, directly or indirectly.</summary>
    public HashSet<string> MadeFrom(string tensor)
    {
        var made = new HashSet<string>();
        foreach (var node in Nodes.Where(node => node.Inputs.Any(i => i == tensor || made.Contains(i))))
            made.UnionWith(node.Outputs);
        return made;
    }

    /// <summary>The nodes and constants of this graph that are not in <paramref name="part"/>, an extract of it; inputs and outputs stay the same.</summary>
    public OnnxGraph Without(OnnxGraph part)
    {
        var made = part.Nodes.SelectMany(n => n.Outputs).ToHashSet();
        var stored = part.Constants.Select(c => c.Name).ToHashSet();
        return this with
        {
            Nodes = [.. Nodes.Where(n => !n.Outputs.Any(made.Contains))],
            Constants = [.. Constants.Where(c => !stored.Contains(c.Name))],
        };
    }

    /// <summary>Undoes <see cref="Without"/>: this graph's nodes and constants together with those of <paramref name="part"/>.</summary>
    public OnnxGraph With(OnnxGraph part) =>
        this with { Nodes = InOrder([.. part.Nodes, .. Nodes]), Constants = [.. part.Constants, .. Constants] };

    /// <summary>Whether a tensor is an input of the graph or computed by it.</summary>
    public bool Has(string tensor) => Inputs.Any(i => i.Name == tensor) || Nodes.Any(n => n.Outputs.Contains(tensor));

    public OnnxValue Value(string name) =>
        Outputs.Concat(Inputs).FirstOrDefault(v => v.Name == name)
        ?? throw new FormatException($"The ONNX graph has no tensor '{name}' among its inputs and outputs.");

    /// <summary>Orders the nodes so that each follows those whose results it uses.</summary>
    private static List<OnnxNode> InOrder(List<OnnxNode> nodes)
    {
        var waiting = nodes.SelectMany(n => n.Outputs).ToHashSet();
        var ordered = new List<OnnxNode>(nodes.Count);
        while (nodes.Count > 0)
        {
            int next = nodes.FindIndex(n => !n.Inputs.Any(waiting.Contains));
            if (next < 0)
                throw new FormatException("The ONNX graph has a cycle.");
            ordered.Add(nodes[next]);
            waiting.ExceptWith(nodes[next].Outputs);
            nodes.RemoveAt(next);
        }
        return ordered;
    }
}
