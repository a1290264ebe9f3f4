using MLNet.Autoencoders.Data;
using static TorchSharp.torch;

namespace MLNet.Autoencoders.Objectives;

/// <summary>The difference between the outputs of a head and labels.</summary>
internal abstract class LabelLoss
{
    public static LabelLoss Of(LabelKind kind) => kind switch
    {
        LabelKind.Class => new SoftmaxLoss(),
        LabelKind.Boolean => new LogisticLoss(),
        LabelKind.Number => new NumberLoss(),
    };

    /// <summary>The loss of each row, [rows].</summary>
    /// <param name="outputs">The outputs of the head, [rows, outputs].</param>
    /// <param name="labels">The labels, [rows], none of which is missing.</param>
    public abstract Tensor Losses(Tensor outputs, Tensor labels);

    /// <summary>Outputs whose probabilities, averaged over some rows, are about the frequencies of the labels.</summary>
    /// <remarks>As many rows as there are classes are added to those of the batch, in the frequencies of the labels, so that few rows correct little.</remarks>
    /// <param name="outputs">The outputs of the head, [rows, outputs].</param>
    /// <param name="rows">1 for each row over which it is averaged, and 0 for the others, [rows].</param>
    /// <param name="counts">The number of labelled rows of each class.</param>
    public abstract Tensor Aligned(Tensor outputs, Tensor rows, IReadOnlyList<long> counts);

    /// <summary>The most probable label of each row, [rows], and 1 where its probability is above a threshold and 0 elsewhere.</summary>
    /// <param name="outputs">The outputs of the head, [rows, outputs].</param>
    /// <param name="threshold">The threshold, at least 0 and below 1.</param>
    public abstract (Tensor Labels, Tensor Sure) Guess(Tensor outputs, double threshold);
}
