namespace Microsoft.ML.Data;

public class BinaryClassificationMetrics
{
    internal BinaryClassificationMetrics() { }

    public double AreaUnderRocCurve { get; internal init; }
    public double Accuracy { get; internal init; }
}
