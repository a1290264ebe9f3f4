namespace Service.Models;

/// <summary>One row of a request, as prediction engines read it.</summary>
public sealed class FeatureRow
{
    /// <summary>The values; NaN for one that is missing.</summary>
    public float[] Values { get; set; } = [];
}
