namespace MLNet.Autoencoders.Calibration;

/// <summary>
/// The score that ordinary rows exceed with a given probability, from the scores of ordinary rows that the network was not fitted to:
/// their ⌈(n + 1) (1 − rate)⌉-th smallest (V. Vovk, A. Gammerman, G. Shafer, "Algorithmic Learning in a Random World", 2005).
/// </summary>
internal static class FalseAlarmThreshold
{
    /// <summary>What rounding may make of the scores of equal rows, relative to a score or, for logarithms, to 1.</summary>
    private const double Rounding = 1e-5;

    /// <param name="scores">The scores.</param>
    /// <param name="rate">The probability.</param>
    /// <param name="warn">Called if there are too few scores for the rate.</param>
    public static double Of(IReadOnlyList<double> scores, double rate, Action<string> warn)
    {
        double[] sorted = [.. scores.Select(s => double.IsNaN(s) ? float.MaxValue : s).Order()];
        // What is a whole number but for rounding stays that number.
        int rank = (int)Math.Ceiling(((sorted.Length + 1) * (1 - rate)) - 1e-9);
        if (rank > sorted.Length)
        {
            warn(FormattableString.Invariant(
                $"A false-alarm rate of {rate} cannot be resolved with {sorted.Length} rows that the network was not fitted to: the threshold is their largest score. At least {Math.Ceiling((1 / rate) - 1 - 1e-9)} are needed."));
            rank = sorted.Length;
        }
        return sorted[Math.Max(rank, 1) - 1];
    }

    /// <summary>A threshold that a row with this score does not exceed, whatever rounding makes of it.</summary>
    public static double AboveRounding(double score, bool isLogarithm) => Math.Min(score + (Rounding * (Math.Abs(score) + (isLogarithm ? 1 : 0))), float.MaxValue);
}
