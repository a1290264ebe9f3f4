namespace MLNet.Autoencoders.Data;

/// <summary>How many rows of a batch are drawn from those that have a label, and how many from the others.</summary>
/// <param name="Labelled">The number of labelled rows, at least 1.</param>
/// <param name="Unlabelled">The number of other rows, at least 1.</param>
internal sealed record BatchBalance(int Labelled, int Unlabelled)
{
    /// <summary>The fraction of labelled rows.</summary>
    public double Fraction => (double)Labelled / (Labelled + Unlabelled);

    /// <param name="fraction">The least fraction of labelled rows; null for rows as they come.</param>
    /// <param name="batchSize">The number of rows in a batch, at least 2.</param>
    /// <param name="labels">The labels of the training rows.</param>
    /// <returns>The numbers; null if rows are taken as they come, because enough of them have a label.</returns>
    public static BatchBalance? Of(double? fraction, int batchSize, LabelStatistics labels)
    {
        if (fraction is not { } least || labels.Fraction >= least)
            return null;
        int labelled = Math.Clamp((int)Math.Round(least * batchSize), 1, batchSize - 1);
        return new(labelled, batchSize - labelled);
    }
}
