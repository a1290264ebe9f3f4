namespace MLNet.Autoencoders;

/// <summary>The squared length of the residual: s = Σ eⱼ². A feature contributes its eⱼ².</summary>
/// <remarks>
/// Under binary cross-entropy too, where r(x) are the reconstructed probabilities. S. Hawkins et al., "Outlier Detection Using
/// Replicator Neural Networks", 2002.
/// </remarks>
public sealed record SquaredErrorScore : AnomalyScore
{
    internal override void Validate(OptionFaults faults, string name)
    {
    }
}
