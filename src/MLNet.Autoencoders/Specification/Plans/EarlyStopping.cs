namespace MLNet.Autoencoders;

/// <summary>Ends training when the monitored loss no longer improves, and restores the weights of its best epoch.</summary>
/// <remarks>The monitored loss is the validation loss where rows are held out, else the training loss.</remarks>
public sealed record EarlyStopping
{
    /// <summary>The number of epochs without improvement that are waited for. Default 5; at least 1.</summary>
    public int Patience { get; init; } = 5;

    /// <summary>By how much a loss must be lower to count as improved. Default 0; at least 0.</summary>
    public double MinimumImprovement { get; init; }

    internal void Validate(OptionFaults faults, string name)
    {
        faults.AtLeast(Patience, 1, name + ".Patience");
        faults.AtLeast(MinimumImprovement, 0, name + ".MinimumImprovement");
    }

    /// <summary>Whether to stop after these epochs.</summary>
    internal bool IsDue(IReadOnlyList<double> monitored)
    {
        double best = double.PositiveInfinity;
        int waited = 0;
        foreach (double loss in monitored)
        {
            bool improved = loss < best - MinimumImprovement;
            waited = improved ? 0 : waited + 1;
            best = improved ? loss : best;
        }
        return waited >= Patience;
    }
}
