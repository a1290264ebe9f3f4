namespace MLNet.Autoencoders;

/// <summary>
/// The squared Mahalanobis distance of the residual from those of the training rows: s = (e − μ)ᵀ (C + γ · tr(C)/n · I)⁻¹ (e − μ), where μ
/// and C are the mean and the covariance of the training rows' residuals, and n is the number of features. An error of a feature that
/// is always reconstructed well counts for more than one of a feature that never is.
/// </summary>
/// <remarks>
/// <para>
/// With A, the symmetric square root of the inverse, s = Σ zⱼ², where z = A (e − μ). A feature contributes its zⱼ² (P. Garthwaite, E. Koch,
/// "Evaluating the Contributions of Individual Variables to a Quadratic Form", 2016).
/// </para>
/// <para>
/// C has a row and a column for each feature. For rows of more than 2,000 values, only its diagonal is used: the variances of the residuals.
/// </para>
/// </remarks>
public sealed record MahalanobisScore : AnomalyScore
{
    /// <summary>The largest number of features whose covariances are used.</summary>
    internal const int MostCovaryingFeatures = 2_000;

    /// <summary>
    /// γ: how much of the mean variance is added to each variance, without which features that never vary, or fewer rows than
    /// features, would leave nothing to invert. Default 0.05; above 0.
    /// </summary>
    public double Shrinkage { get; init; } = 0.05;

    internal override void Validate(OptionFaults faults, string name) => faults.Above(Shrinkage, 0, name + ".Shrinkage");
}
