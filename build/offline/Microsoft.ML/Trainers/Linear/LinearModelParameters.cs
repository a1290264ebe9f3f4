using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

public abstract class LinearModelParameters : ModelParametersBase<float>
{
    private readonly float[] _weights;

    private protected LinearModelParameters(float[] weights, float bias)
    {
        _weights = weights;
        Bias = bias;
    }

    public IReadOnlyList<float> Weights => _weights;
    public float Bias { get; protected set; }

    internal float Score(in VBuffer<float> features)
    {
        Check.State(features.Length == _weights.Length, $"Input is of length {features.Length}, but predictor expected length {_weights.Length}");
        return Bias + SparseMath.Dot(features, _weights);
    }

    internal void Write(BinaryWriter writer)
    {
        writer.Write(Weights.Count);
        foreach (float weight in Weights) writer.Write(weight);
        writer.Write(Bias);
    }

    private protected static (float[] Weights, float Bias) ReadValues(BinaryReader reader)
    {
        int features = reader.ReadInt32();
        if (features < 1 || ((long)features + 1) * sizeof(float) > reader.BaseStream.Length) throw Errors.Decode($"a linear model of {features} features.");
        float[] weights = [.. Enumerable.Range(0, features).Select(_ => reader.ReadSingle())];
        return (weights, reader.ReadSingle());
    }

    private protected override void SaveModel(ModelSaveContext ctx)
        => throw new NotSupportedException("The substitute of Microsoft.ML saves the model with its transformer only: mlContext.Model.Save.");
}
