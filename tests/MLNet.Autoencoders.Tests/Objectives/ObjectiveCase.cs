namespace MLNet.Autoencoders.Tests.Objectives;

/// <summary>What one training step may have to descend.</summary>
internal sealed record ObjectiveCase(Architecture Architecture)
{
    public Corruption? Corruption { get; init; }

    public CodeConstraint? Constraint { get; init; }

    public HiddenNoise? HiddenNoise { get; init; }

    public Prior? Prior { get; init; }

    public ReconstructionLoss Loss { get; init; }
}
