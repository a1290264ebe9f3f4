namespace MLNet.Autoencoders;

/// <summary>The learning rate stays constant.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    internal override double Factor(IReadOnlyList<double> monitored, long done, long planned) => 1;
}
