namespace Microsoft.ML.Trainers;

public sealed class LinearBinaryModelParameters : LinearModelParameters
{
    internal LinearBinaryModelParameters(float[] weights, float bias) : base(weights, bias) { }

    internal static LinearBinaryModelParameters Read(BinaryReader reader)
    {
        var (weights, bias) = ReadValues(reader);
        return new(weights, bias);
    }
}
