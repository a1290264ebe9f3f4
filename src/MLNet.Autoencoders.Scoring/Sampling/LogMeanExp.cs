namespace MLNet.Autoencoders.Sampling;

/// <summary>The logarithm of the mean of numbers whose logarithms are added one by one, however large or small they are.</summary>
internal sealed class LogMeanExp
{
    private long _count;
    private double _largest = double.NegativeInfinity;

    /// <summary>The sum of the numbers, each divided by the largest.</summary>
    private double _sum;

    public double Value => _sum == 0 ? double.NegativeInfinity : _largest + Math.Log(_sum / _count);

    public void Add(double logarithm)
    {
        _count++;
        if (double.IsNegativeInfinity(logarithm))
            return;
        if (logarithm <= _largest)
        {
            _sum += Math.Exp(logarithm - _largest);
        }
        else
        {
            _sum = (_sum * Math.Exp(_largest - logarithm)) + 1;
            _largest = logarithm;
        }
    }
}
