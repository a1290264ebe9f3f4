using static TorchSharp.torch;

namespace MLNet.Autoencoders.Data;

/// <summary>What the labels of the training rows have in common.</summary>
/// <param name="Column">Their column.</param>
/// <param name="Rows">The number of training rows.</param>
/// <param name="Labelled">The number of those that have a label.</param>
/// <param name="Counts">The number of labelled rows of each class, or of those whose label is false and true; empty for numbers.</param>
/// <param name="Mean">The mean of labels that are numbers; 0 for others.</param>
/// <param name="Deviation">The standard deviation of labels that are numbers; 1 for others, and if they do not vary.</param>
internal sealed record LabelStatistics(LabelColumn Column, long Rows, long Labelled, long[] Counts, double Mean, double Deviation)
{
    public long Unlabelled => Rows - Labelled;

    /// <summary>The fraction of training rows that have a label.</summary>
    public double Fraction => (double)Labelled / Rows;

    /// <summary>The fraction of held-out rows that have a label; 0 if there are none.</summary>
    public double HeldOutFraction { get; init; }

    /// <summary>Splits the labels, which come last, off rows.</summary>
    /// <param name="rows">Rows with their labels, [rows, size + 1].</param>
    /// <returns>The rows, [rows, size], and their labels, of which numbers are standardised.</returns>
    public Batch SplitOff(Tensor rows)
    {
        long size = rows.shape[1] - 1;
        var labels = rows.select(1, size);
        if (Column.Kind == LabelKind.Number)
            labels = labels.to(ScalarType.Float64).Minus(Mean).DividedBy(Deviation);
        return new Batch(rows.narrow(1, 0, size).contiguous()) { Labels = labels.to(rows.dtype) };
    }
}
