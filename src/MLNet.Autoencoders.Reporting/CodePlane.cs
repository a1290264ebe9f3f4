namespace MLNet.Autoencoders;

/// <summary>The codes of rows as points in a plane.</summary>
/// <param name="Points">The points.</param>
/// <param name="XAxis">What the x axis is.</param>
/// <param name="YAxis">What the y axis is.</param>
/// <param name="IsSample">Whether they are a random sample of more rows.</param>
public sealed record CodePlane(IReadOnlyList<CodePoint> Points, string XAxis, string YAxis, bool IsSample);
