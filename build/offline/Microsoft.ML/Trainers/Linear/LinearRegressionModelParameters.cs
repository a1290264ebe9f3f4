namespace Microsoft.ML.Trainers;

public sealed class LinearRegressionModelParameters : RegressionModelParameters
{
    internal LinearRegressionModelParameters(float[] weights, float bias) : base(weights, bias) { }

    internal static LinearRegressionModelParameters Read(BinaryReader reader)
    {
        var (weights, bias) = ReadValues(reader);
        return new(weights, bias);
    }
}
