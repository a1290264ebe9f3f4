using System.Globalization;
using System.Text;

namespace Microsoft.ML.Data;

public sealed class ConfusionMatrix
{
    // By actual class, then by predicted class.
    private readonly double[][] _counts;

    internal ConfusionMatrix(double[][] counts)
    {
        _counts = counts;
        PerClassPrecision = [.. Enumerable.Range(0, counts.Length).Select(k => Ratio(counts[k][k], counts.Sum(row => row[k])))];
        PerClassRecall = [.. counts.Select((row, k) => Ratio(row[k], row.Sum()))];
    }

    public int NumberOfClasses => _counts.Length;
    public IReadOnlyList<IReadOnlyList<double>> Counts => _counts;
    public IReadOnlyList<double> PerClassPrecision { get; }
    public IReadOnlyList<double> PerClassRecall { get; }

    public double GetCountForClassPair(int predictedClassIndicatorIndex, int actualClassIndicatorIndex)
        => _counts[actualClassIndicatorIndex][predictedClassIndicatorIndex];

    public string GetFormattedConfusionTable()
    {
        var text = new StringBuilder("actual \\ predicted");
        for (int k = 0; k < NumberOfClasses; k++) text.Append(CultureInfo.InvariantCulture, $"{k,9}");
        for (int k = 0; k < NumberOfClasses; k++)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"{k,18}");
            foreach (double count in _counts[k]) text.Append(CultureInfo.InvariantCulture, $"{count,9:0}");
        }
        return text.AppendLine().ToString();
    }

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
