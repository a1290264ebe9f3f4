using System.Globalization;

namespace MLNet.Autoencoders.Examination;

/// <summary>Sums the values and the errors of each feature.</summary>
internal sealed class FeatureSums(AutoencoderDescription description)
{
    private readonly RunningMoments[] _values = RunningMoments.Array(description.InputSize);
    private readonly double[] _errors = new double[description.InputSize];
    private long _rows;

    public void Add(float[] values, float[] errors)
    {
        _rows++;
        for (int i = 0; i < values.Length; i++)
        {
            _values[i].Add(values[i]);
            _errors[i] += errors[i];
        }
    }

    public IReadOnlyList<FeatureSummary> Summarize()
    {
        double total = _errors.Sum(), rows = Math.Max(_rows, 1);
        return [.. _errors.Select((error, i) => new FeatureSummary(Name(i), i, _values[i].Mean, _values[i].StandardDeviation, error / rows, total > 0 ? error / total : 0)).OrderByDescending(f => f.Share)];
    }

    private string Name(int slot) => description.FeatureNames?[slot] is { Length: > 0 } name ? name : slot.ToString(CultureInfo.InvariantCulture);
}
