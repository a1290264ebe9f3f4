namespace MLNet.Autoencoders;

/// <summary>Adam (D. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization", 2015).</summary>
public sealed record AdamOptimizer : AdamFamilyOptimizer;
