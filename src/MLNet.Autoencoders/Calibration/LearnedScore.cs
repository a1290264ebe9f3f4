using MLNet.Autoencoders.Export;
using MLNet.Autoencoders.Networks;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Calibration;

/// <summary>The anomaly score of a trained network.</summary>
/// <param name="Residual">Its part that judges residuals.</param>
/// <param name="Bank">Its part that judges the distance to training rows; null without a memory bank.</param>
internal sealed record LearnedScore(ResidualScore Residual, BankScore? Bank)
{
    /// <summary>The scores of rows, [rows], in double precision.</summary>
    public Tensor Of(ForwardPass pass) => Residual.Of(pass) is var scores && Bank is null ? scores : Bank!.Of(pass, scores);

    /// <summary>Adds the score, [rows, 1], and the contributions of the features, [rows, size], to a graph.</summary>
    public void Export(GraphBuilder graph, string input, string reconstructed, MissingNodes? missing, (string Score, string Contributions) names, int size)
    {
        string squares = Residual.Export(graph, input, reconstructed, missing, size);
        if (Bank is not null)
        {
            Bank.Export(graph, input, squares, missing, names);
            return;
        }
        graph.SumOverFeatures(squares, names.Score);
        graph.Name(squares, names.Contributions);
    }
}
