namespace MLNet.Autoencoders.Examination;

/// <summary>Mean and standard deviation of numbers in one pass (B. Welford, 1962). Numbers that are not finite are left out.</summary>
internal sealed class RunningMoments
{
    private long _count;
    private double _squares;

    public double Mean { get; private set; }

    public double StandardDeviation => _count == 0 ? 0 : Math.Sqrt(_squares / _count);

    public static RunningMoments[] Array(int size) => [.. Enumerable.Range(0, size).Select(_ => new RunningMoments())];

    public void Add(float number)
    {
        if (!float.IsFinite(number))
            return;
        _count++;
        double distance = number - Mean;
        Mean += distance / _count;
        _squares += distance * (number - Mean);
    }
}
