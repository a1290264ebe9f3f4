namespace MLNet.Autoencoders;

/// <summary>The code of a row as a point in a plane.</summary>
/// <param name="X">The first coordinate.</param>
/// <param name="Y">The second coordinate.</param>
/// <param name="Row">The row.</param>
public sealed record CodePoint(float X, float Y, ExaminedRow Row);
