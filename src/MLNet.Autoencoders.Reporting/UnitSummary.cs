namespace MLNet.Autoencoders;

/// <summary>How active a unit of the code is.</summary>
/// <param name="Unit">The unit's place in a code, counted from 0.</param>
/// <param name="Mean">The mean of its values.</param>
/// <param name="StandardDeviation">The standard deviation of its values.</param>
/// <param name="ActiveShare">The share of rows for which it is not zero, from 0 to 1.</param>
/// <param name="IsDead">Whether it has the same value for all rows: it tells nothing of them.</param>
/// <param name="ExcitingRows">The rows for which it is largest, the largest first; empty for units beyond those shown.</param>
public sealed record UnitSummary(int Unit, double Mean, double StandardDeviation, double ActiveShare, bool IsDead, IReadOnlyList<ExaminedRow> ExcitingRows);
