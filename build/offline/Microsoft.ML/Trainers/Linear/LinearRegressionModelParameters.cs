namespace Microsoft.ML.Trainers;

public sealed class LinearRegressionModelParameters : RegressionModelParameters
{
    internal LinearRegressionModelParameters(float[] weights, float bias) : base(weights, bias) { }

    internal void Write(BinaryWriter writer)
    {
        writer.Write(Weights.Count);
        foreach (float weight in Weights) writer.Write(weight);
        writer.Write(Bias);
    }

    internal static LinearRegressionModelParameters Read(BinaryReader reader)
    {
        int features = reader.ReadInt32();
        if (features < 1 || ((long)features + 1) * sizeof(float) > reader.BaseStream.Length) throw Errors.Decode($"a linear model of {features} features.");
        float[] weights = [.. Enumerable.Range(0, features).Select(_ => reader.ReadSingle())];
        return new(weights, reader.ReadSingle());
    }
}
