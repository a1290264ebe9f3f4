namespace MLNet.Autoencoders.Examination;

/// <summary>Collects a number of each row: 4 bytes a row.</summary>
internal sealed class NumberSummary
{
    private const int Bins = 40;

    /// <summary>The ratio of the largest value to the median from which values are counted by their logarithm.</summary>
    private const double LogarithmicFrom = 20;

    private readonly List<float> _values = [];
    private bool _sorted;

    /// <summary>The middle value; null if there are none.</summary>
    public double? Median => Sorted() is { Count: > 0 } values ? values[values.Count / 2] : null;

    public void Add(float value)
    {
        if (!float.IsFinite(value))
            return;
        _values.Add(value);
        _sorted = false;
    }

    public Distribution Summarize()
    {
        if (Median is not { } median)
            return new Distribution(double.NaN, double.NaN, [], IsLogarithmic: false);
        var values = Sorted();
        bool logarithmic = values[0] > 0 && values[^1] > LogarithmicFrom * median;
        return new Distribution(values.Average(v => (double)v), median, Count(values, logarithmic), logarithmic);
    }

    private static DistributionBin[] Count(List<float> values, bool logarithmic)
    {
        double least = Scaled(values[0]), width = (Scaled(values[^1]) - least) / Bins;
        if (width == 0)
            return [new DistributionBin(values[0], values[0], values.Count)];
        long[] counts = new long[Bins];
        foreach (float value in values)
            counts[Math.Clamp((int)((Scaled(value) - least) / width), 0, Bins - 1)]++;
        return [.. counts.Select((count, i) => new DistributionBin(Bound(i), Bound(i + 1), count))];

        double Scaled(double value) => logarithmic ? Math.Log(value) : value;

        double Bound(int bin) => logarithmic ? Math.Exp(least + (bin * width)) : least + (bin * width);
    }

    private List<float> Sorted()
    {
        if (!_sorted)
            _values.Sort();
        _sorted = true;
        return _values;
    }
}
