namespace MLNet.Autoencoders.Onnx.Joining;

/// <summary>Which versions of ONNX's operators files are written for: one file has one version of each domain.</summary>
internal static class OperatorSets
{
    /// <summary>The first that has all operators that networks are exported with.</summary>
    private const int Lowest = 11;

    /// <summary>The last in which they all mean the same.</summary>
    private const int Highest = 21;

    /// <summary>From this version on, sums take their axes as an input; before, as a setting.</summary>
    private const int AxesAsInput = 13;

    private const string Sum = "ReduceSum";

    /// <summary>The version of the standard's operators that a file has, in which an autoencoder can be written.</summary>
    /// <exception cref="ArgumentException">The version is out of range; the message says what to do.</exception>
    public static int Of(OnnxPart part)
    {
        long version = part.OperatorSets.GetValueOrDefault("");
        return version is >= Lowest and <= Highest
            ? (int)version
            : throw new ArgumentException(
                $"{part.Name} is written for version {version} of ONNX's operators; an autoencoder can be written for {Lowest} to {Highest}. "
                + "ConvertToOnnx writes 12 if it is given no other.");
    }

    /// <summary>The versions of two files together.</summary>
    /// <exception cref="ArgumentException">They differ in one.</exception>
    public static SortedDictionary<string, long> Both(OnnxPart first, OnnxPart second)
    {
        var versions = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var part in new[] { second, first })
        {
            foreach (var (domain, version) in part.OperatorSets)
            {
                if (!versions.TryAdd(domain, version) && versions[domain] != version)
                {
                    throw new ArgumentException(
                        $"{first.Name} is written for version {version} of {(domain.Length == 0 ? "ONNX's operators" : domain)}, {second.Name} for {versions[domain]}: "
                        + "convert both for the same.");
                }
            }
        }
        return versions;
    }

    /// <summary>An exported network's graph as it is written for a version.</summary>
    public static OnnxGraph Write(OnnxGraph graph, int version)
    {
        if (version >= AxesAsInput)
            return graph;
        var axes = new HashSet<string>();
        var nodes = graph.Nodes.Select(node =>
        {
            if (node.Operator != Sum || node.Inputs.Count < 2)
                return node;
            axes.Add(node.Inputs[1]);
            var values = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(graph.Constants.Single(c => c.Name == node.Inputs[1]).Data.Span);
            return node with { Inputs = [node.Inputs[0]], Attributes = [.. node.Attributes, new OnnxAttribute("axes") { Ints = [.. values] }] };
        }).ToList();
        return graph with { Nodes = nodes, Constants = [.. graph.Constants.Where(c => !axes.Contains(c.Name))] };
    }
}
