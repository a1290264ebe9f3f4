using System.Text.Json.Serialization;

namespace MLNet.Autoencoders;

/// <summary>How the learning rate changes as training goes on.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ConstantSchedule), "constant")]
[JsonDerivedType(typeof(StepSchedule), "step")]
[JsonDerivedType(typeof(CosineSchedule), "cosine")]
[JsonDerivedType(typeof(PlateauSchedule), "plateau")]
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    internal virtual void Validate(OptionFaults faults, string name)
    {
    }

    /// <summary>The factor for the optimiser's learning rate from here on.</summary>
    /// <param name="monitored">The monitored loss of each epoch so far.</param>
    /// <param name="done">How much of the training is over, in epochs or, if their number is planned, in steps.</param>
    /// <param name="planned">How much there is to be.</param>
    internal abstract double Factor(IReadOnlyList<double> monitored, long done, long planned);
}
