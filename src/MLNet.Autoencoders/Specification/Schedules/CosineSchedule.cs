namespace MLNet.Autoencoders;

/// <summary>
/// The learning rate falls along half a cosine over the planned epochs, or over <see cref="TrainingPlan.Steps"/> if these are set (I. Loshchilov, F. Hutter, "SGDR: Stochastic Gradient
/// Descent with Warm Restarts", 2017, without restarts).
/// </summary>
public sealed record CosineSchedule : LearningRateSchedule
{
    /// <summary>The fraction of the learning rate at which it ends. Default 0; within [0, 1].</summary>
    public double FinalFactor { get; init; }

    internal override void Validate(OptionFaults faults, string name) => faults.FromZeroToOne(FinalFactor, name + ".FinalFactor");

    internal override double Factor(IReadOnlyList<double> monitored, long done, long planned) =>
        FinalFactor + ((1 - FinalFactor) * (1 + Math.Cos(Math.PI * done / planned)) / 2);
}
