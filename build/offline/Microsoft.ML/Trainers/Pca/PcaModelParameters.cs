using System.Numerics.Tensors;
using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

public sealed class PcaModelParameters : ModelParametersBase<float>
{
    private readonly float[][] _directions;
    private readonly float[] _mean;
    private readonly float[] _meanProjected;
    private readonly float _squaredMean;

    internal PcaModelParameters(float[][] directions, float[] mean)
    {
        _directions = directions;
        _mean = mean;
        _meanProjected = [.. directions.Select(d => TensorPrimitives.Dot<float>(d, mean))];
        _squaredMean = TensorPrimitives.SumOfSquares<float>(mean);
    }

    /// <summary>How much of a row's distance from the mean the directions leave: 0 for all explained, 1 for nothing.</summary>
    internal float Score(in VBuffer<float> features)
    {
        float distance = Math.Max(0, TensorPrimitives.SumOfSquares(features.GetValues()) - 2 * SparseMath.Dot(features, _mean) + _squaredMean);
        float explained = 0;
        for (int k = 0; k < _directions.Length; k++)
        {
            float component = SparseMath.Dot(features, _directions[k]) - _meanProjected[k];
            explained += component * component;
        }
        return MathF.Sqrt((distance - explained) / distance);
    }

    internal void Write(BinaryWriter writer)
    {
        writer.Write(_mean.Length);
        writer.Write(_directions.Length);
        foreach (float x in _mean) writer.Write(x);
        foreach (float[] direction in _directions)
            foreach (float x in direction) writer.Write(x);
    }

    internal static PcaModelParameters Read(BinaryReader reader)
    {
        int features = reader.ReadInt32(), rank = reader.ReadInt32();
        if (features < 1 || rank < 1 || ((long)rank + 1) * features * sizeof(float) > reader.BaseStream.Length)
            throw Errors.Decode($"{rank} principal components of {features} features.");
        float[] Row() => [.. Enumerable.Range(0, features).Select(_ => reader.ReadSingle())];
        float[] mean = Row();
        return new([.. Enumerable.Range(0, rank).Select(_ => Row())], mean);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
        => throw new NotSupportedException("The substitute of Microsoft.ML saves the model with its transformer only: mlContext.Model.Save.");
}
