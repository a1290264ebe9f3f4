namespace MLNet.Autoencoders.Tests.Support;

/// <summary>Squared Mahalanobis distances from a sample in closed form: a solved system of equations for each, in double precision.</summary>
internal sealed class Mahalanobis
{
    private readonly double[] _mean;
    private readonly double[][] _covariance;

    public Mahalanobis(IReadOnlyList<double[]> sample, double shrinkage)
    {
        int size = sample[0].Length;
        _mean = [.. Enumerable.Range(0, size).Select(i => sample.Average(s => s[i]))];
        _covariance = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => sample.Average(s => (s[i] - _mean[i]) * (s[j] - _mean[j]))).ToArray())];
        double ridge = shrinkage * Enumerable.Range(0, size).Average(i => _covariance[i][i]);
        for (int i = 0; i < size; i++)
            _covariance[i][i] += ridge;
    }

    public double Of(double[] row)
    {
        double[] difference = [.. row.Zip(_mean, (x, m) => x - m)];
        return difference.Zip(Solve(difference), (d, s) => d * s).Sum();
    }

    /// <summary>Gaussian elimination; the covariance is positive definite, so that no rows need to be exchanged.</summary>
    private double[] Solve(double[] right)
    {
        int size = right.Length;
        double[][] rows = [.. _covariance.Zip(right, (c, r) => c.Append(r).ToArray())];
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < size; k++)
            {
                if (k == i)
                    continue;
                double factor = rows[k][i] / rows[i][i];
                for (int j = i; j <= size; j++)
                    rows[k][j] -= factor * rows[i][j];
            }
        }
        return [.. rows.Select((r, i) => r[size] / r[i])];
    }
}
