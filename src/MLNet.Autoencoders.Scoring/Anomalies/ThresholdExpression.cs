using System.Globalization;
using System.Numerics;

namespace MLNet.Autoencoders.Anomalies;

/// <summary>The comparison of a score with a threshold, in ML.NET's expression language.</summary>
/// <remarks>
/// ML.NET reads decimals in an expression as the culture of the process writes them. A fraction of whole numbers is read everywhere
/// alike, and exactly.
/// </remarks>
internal static class ThresholdExpression
{
    /// <summary>Whether a score exceeds the threshold; NaN, the only number that differs from itself, counts as exceeding it.</summary>
    public static string Of(float threshold)
    {
        double numerator = threshold;
        var denominator = BigInteger.One;
        for (; numerator != Math.Truncate(numerator); numerator *= 2)
            denominator *= 2;
        return string.Create(CultureInfo.InvariantCulture, $"(s) : s > {new BigInteger(numerator)}d / {denominator}d || s != s");
    }
}
