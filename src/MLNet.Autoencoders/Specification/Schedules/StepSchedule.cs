namespace MLNet.Autoencoders;

/// <summary>Every so many epochs the learning rate is multiplied by a factor.</summary>
public sealed record StepSchedule : LearningRateSchedule
{
    /// <summary>The number of epochs between steps. Default 10; at least 1.</summary>
    public int Every { get; init; } = 10;

    /// <summary>What each step multiplies by. Default 0.5; within (0, 1].</summary>
    public double StepFactor { get; init; } = 0.5;

    internal override void Validate(OptionFaults faults, string name)
    {
        faults.AtLeast(Every, 1, name + ".Every");
        faults.AboveZeroToOne(StepFactor, name + ".StepFactor");
    }

    internal override double Factor(IReadOnlyList<double> monitored, int epochs) => Math.Pow(StepFactor, monitored.Count / Every);
}
