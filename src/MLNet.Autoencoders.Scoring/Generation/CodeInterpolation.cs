namespace MLNet.Autoencoders.Generation;

/// <summary>Codes between two codes.</summary>
internal static class CodeInterpolation
{
    /// <summary>Directions with a smaller component across each other, in single precision, are parallel or opposite.</summary>
    private const double Parallel = 1e-6;

    /// <summary>Codes at equal steps from one code to another, which are the first and the last.</summary>
    public static float[][] Between(float[] from, float[] to, int steps, Interpolation method)
    {
        Func<double, float[]> between = method == Interpolation.Spherical ? Arc(from, to) : t => Line(from, to, t);
        return [from, .. Enumerable.Range(1, steps - 2).Select(k => between((double)k / (steps - 1))), to];
    }

    private static float[] Line(float[] from, float[] to, double t) => [.. from.Zip(to, (a, b) => (float)(((1 - t) * a) + (t * b)))];

    /// <summary>Moves in the plane of both directions: cos(tΩ) u + sin(tΩ) v, where u is the first direction and v the one across it.</summary>
    private static Func<double, float[]> Arc(float[] from, float[] to)
    {
        double fromLength = Length(from), toLength = Length(to);
        if (fromLength == 0 || toLength == 0)
            return t => Line(from, to, t);
        double[] start = [.. from.Select(a => a / fromLength)], end = [.. to.Select(b => b / toLength)];
        double cosine = Product(start, end);
        double[] across = Across(start, end);
        double sine = Length(across);
        if (sine < Parallel)
        {
            if (cosine > 0 || start.Length == 1)
                return t => Line(from, to, t);
            across = Across(start, NearlyPerpendicularAxis(start));
            (sine, cosine) = (0, -1);
        }
        double angle = Math.Atan2(sine, cosine), norm = Length(across);
        return t =>
        {
            double length = ((1 - t) * fromLength) + (t * toLength);
            double along = length * Math.Cos(t * angle), sideways = length * Math.Sin(t * angle) / norm;
            return [.. start.Zip(across, (u, v) => (float)((along * u) + (sideways * v)))];
        };
    }

    /// <summary>The component of a vector that is perpendicular to a direction.</summary>
    private static double[] Across(double[] direction, double[] vector)
    {
        double along = Product(direction, vector);
        return [.. direction.Zip(vector, (d, v) => v - (along * d))];
    }

    private static double[] NearlyPerpendicularAxis(double[] direction)
    {
        int axis = Enumerable.Range(0, direction.Length).MinBy(j => Math.Abs(direction[j]));
        return [.. direction.Select((_, j) => j == axis ? 1.0 : 0.0)];
    }

    private static double Product(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Length(IEnumerable<float> vector) => Math.Sqrt(vector.Sum(x => (double)x * x));

    private static double Length(double[] vector) => Math.Sqrt(Product(vector, vector));
}
