namespace MLNet.Autoencoders.Sampling;

/// <summary>
/// Functions that give the same bits on every machine, because they use only the operations whose results IEEE 754 fixes: +, −, ·, /
/// and √. The functions of <see cref="Math"/> are those of the C library, which differ in their last bits.
/// </summary>
internal static class ExactMath
{
    /// <summary>log 2 as the sum of a number with 32 bits, whose products with exponents are exact, and the rest.</summary>
    private const double Log2High = 0.693147180369123816490, Log2Low = 1.90821492927058770002e-10;

    /// <summary>The series of artanh(s) / s in s².</summary>
    private static ReadOnlySpan<double> Artanh =>
        [1.0, 1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17, 1.0 / 19, 1.0 / 21, 1.0 / 23];

    /// <summary>The series of eʳ.</summary>
    private static ReadOnlySpan<double> Exponential =>
        [1.0, 1.0, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800, 1.0 / 87178291200];

    /// <summary>The series of cos a in a².</summary>
    private static ReadOnlySpan<double> Cosine =>
        [1.0, -1.0 / 2, 1.0 / 24, -1.0 / 720, 1.0 / 40320, -1.0 / 3628800, 1.0 / 479001600, -1.0 / 87178291200, 1.0 / 20922789888000];

    /// <summary>The series of sin a / a in a².</summary>
    private static ReadOnlySpan<double> Sine =>
        [1.0, -1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362880, -1.0 / 39916800, 1.0 / 6227020800, -1.0 / 1307674368000, 1.0 / 355687428096000];

    /// <summary>The natural logarithm of a positive normal number.</summary>
    /// <remarks>With x = 2ᵉ m and m near 1, log x = e log 2 + 2 artanh((m − 1) / (m + 1)).</remarks>
    public static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0xF_FFFF_FFFF_FFFF) | (1023L << 52));
        if (m > 1.4142135623730951)
        {
            m /= 2;
            exponent++;
        }
        double s = (m - 1) / (m + 1);
        return (exponent * Log2High) + ((2 * s * Polynomial(Artanh, s * s)) + (exponent * Log2Low));
    }

    /// <summary>e to a power that is neither too large nor too small for a normal number.</summary>
    /// <remarks>With x = n log 2 + r and |r| at most half of log 2, eˣ = 2ⁿ eʳ.</remarks>
    public static double Exp(double x)
    {
        double n = Math.Round(x / (Log2High + Log2Low));
        double r = x - (n * Log2High) - (n * Log2Low);
        return Math.ScaleB(Polynomial(Exponential, r), (int)n);
    }

    /// <summary>The cosine and the sine of <paramref name="part"/> / <paramref name="whole"/> of a full turn, with 0 ≤ part &lt; whole.</summary>
    public static (double Cosine, double Sine) Turn(int part, int whole)
    {
        // Within an eighth of a turn, measured from the nearer axis, the series converge fast.
        var (eighth, rest) = Math.DivRem(8L * part, whole);
        double angle = (eighth % 2 == 0 ? rest : whole - rest) / (double)whole * (Math.PI / 4);
        double cosine = Polynomial(Cosine, angle * angle), sine = angle * Polynomial(Sine, angle * angle);
        return eighth switch
        {
            0 => (cosine, sine),
            1 => (sine, cosine),
            2 => (-sine, cosine),
            3 => (-cosine, sine),
            4 => (-cosine, -sine),
            5 => (-sine, -cosine),
            6 => (sine, -cosine),
            _ => (cosine, -sine),
        };
    }

    /// <summary>Σ cₖ xᵏ, by Horner's rule.</summary>
    public static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        double value = coefficients[^1];
        for (int k = coefficients.Length - 2; k >= 0; k--)
            value = (value * x) + coefficients[k];
        return value;
    }
}
