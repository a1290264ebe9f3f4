namespace MLNet.Autoencoders;

/// <summary>The learning rate is multiplied by a factor whenever the monitored loss has not improved for a number of epochs.</summary>
public sealed record PlateauSchedule : LearningRateSchedule
{
    /// <summary>The number of epochs without improvement before the learning rate is reduced. Default 3; at least 1.</summary>
    public int Patience { get; init; } = 3;

    /// <summary>The factor of each reduction. Default 0.3; within (0, 1).</summary>
    public double StepFactor { get; init; } = 0.3;

    /// <summary>The fraction of the learning rate below which it does not fall. Default 0.0001; within [0, 1].</summary>
    public double MinimumFactor { get; init; } = 0.0001;

    internal override void Validate(OptionFaults faults, string name)
    {
        faults.AtLeast(Patience, 1, name + ".Patience");
        faults.BetweenZeroAndOne(StepFactor, name + ".StepFactor");
        faults.FromZeroToOne(MinimumFactor, name + ".MinimumFactor");
    }

    internal override double Factor(IReadOnlyList<double> monitored, long done, long planned)
    {
        double factor = 1, best = double.PositiveInfinity;
        int waited = 0;
        foreach (double loss in monitored)
        {
            if (loss < best)
            {
                best = loss;
                waited = 0;
            }
            else if (++waited >= Patience)
            {
                factor = Math.Max(MinimumFactor, factor * StepFactor);
                waited = 0;
            }
        }
        return factor;
    }
}
