using MLNet.Autoencoders.Seeding;

namespace MLNet.Autoencoders.Calibration;

/// <summary>The values of some quantity over the rows: all of them, or a sample of a million if there are more.</summary>
internal sealed class ValueSample(FitSeed seed)
{
    private const int Capacity = 1 << 20;

    private readonly Reservoir _reservoir = new(Capacity, seed);
    private readonly List<double> _values = [];

    public void Add(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (_reservoir.Next() is not { } place)
                continue;
            if (place == _values.Count)
                _values.Add(value);
            else
                _values[place] = value;
        }
    }

    /// <summary>The median, but at least a tenth of the mean; 1 if that cannot be divided by.</summary>
    public double Typical()
    {
        double[] sorted = Sorted();
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        double typical = Math.Max(median, sorted.Average() / 10);
        return double.IsNormal(typical) ? typical : 1;
    }

    /// <summary>The largest value that is left when a fraction of the values, the largest ones, is left out.</summary>
    public double LargestWithout(double fraction)
    {
        double[] sorted = Sorted();
        return sorted[^(1 + (int)(fraction * sorted.Length))];
    }

    private double[] Sorted() => [.. _values.Order()];
}
