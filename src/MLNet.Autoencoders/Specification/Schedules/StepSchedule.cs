namespace MLNet.Autoencoders;

/// <summary>The learning rate is multiplied by a factor at regular intervals.</summary>
public sealed record StepSchedule : LearningRateSchedule
{
    /// <summary>The number of epochs between steps. Default 10; at least 1.</summary>
    public int Every { get; init; } = 10;

    /// <summary>The factor of each step. Default 0.5; within (0, 1].</summary>
    public double StepFactor { get; init; } = 0.5;

    internal override void Validate(OptionFaults faults, string name)
    {
        faults.AtLeast(Every, 1, name + ".Every");
        faults.AboveZeroToOne(StepFactor, name + ".StepFactor");
    }

    internal override double Factor(IReadOnlyList<double> monitored, long done, long planned) => Math.Pow(StepFactor, monitored.Count / Every);
}
