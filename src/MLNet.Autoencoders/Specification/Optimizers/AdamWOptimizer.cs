namespace MLNet.Autoencoders;

/// <summary>
/// Adam whose weight decay acts on the weights, not through the gradient (I. Loshchilov, F. Hutter, "Decoupled Weight Decay
/// Regularization", 2019).
/// </summary>
public sealed record AdamWOptimizer : AdamFamilyOptimizer;
