namespace MLNet.Autoencoders;

/// <summary>A part of a loss, such as "reconstruction".</summary>
/// <param name="Name">The name of the part.</param>
/// <param name="Value">Its mean over the rows of an epoch.</param>
public sealed record LossPart(string Name, double Value);
