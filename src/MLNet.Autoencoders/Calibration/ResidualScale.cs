using MLNet.Autoencoders.Export;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Calibration;

/// <summary>z = A (e − μ), where A is symmetric.</summary>
/// <param name="mean">μ, [size].</param>
/// <param name="root">A, [size, size], row by row; or its diagonal alone, [size], if it is diagonal.</param>
internal sealed class ResidualScale(float[] mean, float[] root)
{
    private const string Name = GraphBuilder.Prefix + "score/";

    private readonly bool _diagonal = root.Length == mean.Length;

    /// <summary>z of residuals, [rows, size].</summary>
    /// <param name="residuals">The residuals.</param>
    /// <param name="observed">1 for each that is observed and 0 for the others, which count as their mean; null if all are.</param>
    public Tensor Of(Tensor residuals, Tensor? observed)
    {
        var shifted = residuals - tensor(mean, residuals.dtype, residuals.device);
        if (observed is not null)
            shifted *= observed;
        return _diagonal
            ? shifted * tensor(root, residuals.dtype, residuals.device)
            : shifted.mm(tensor(root, mean.Length, mean.Length, residuals.dtype, residuals.device));
    }

    /// <summary>Adds z to a graph, and returns its name.</summary>
    public string Export(GraphBuilder graph, string residuals, MissingNodes? missing)
    {
        string shifted = graph.Node("Sub", Name + "shifted", [residuals, graph.Vector(Name + "mean", mean)]);
        shifted = missing?.OfObserved(shifted) ?? shifted;
        return _diagonal
            ? graph.Node("Mul", Name + "scaled", [shifted, graph.Vector(Name + "root", root)])
            : graph.Node("MatMul", Name + "scaled", [shifted, graph.Matrix(Name + "root", root, mean.Length)]);
    }
}
