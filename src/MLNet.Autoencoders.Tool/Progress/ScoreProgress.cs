using System.Globalization;

namespace MLNet.Autoencoders.Tool.Progress;

/// <summary>How far scoring has come.</summary>
/// <param name="Rows">The rows that were scored.</param>
/// <param name="Fraction">Their share of all rows, from 0 to 1; null if nobody knows.</param>
/// <param name="Elapsed">The time it took.</param>
internal readonly record struct ScoreProgress(long Rows, double? Fraction, TimeSpan Elapsed)
{
    /// <summary>For example <c>120,000 rows, 41,000 rows/s, 12 s left</c>.</summary>
    public override string ToString()
    {
        double seconds = Math.Max(Elapsed.TotalSeconds, 1e-3);
        string rate = string.Create(CultureInfo.InvariantCulture, $"{Rows:N0} rows, {Rows / seconds:N0} rows/s");
        return Fraction is { } fraction and > 0 ? $"{rate}, {TimeLeft.Of(seconds * (1 - fraction) / fraction)}" : rate;
    }
}
