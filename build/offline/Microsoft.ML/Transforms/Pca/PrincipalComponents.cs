using System.Numerics.Tensors;

namespace Microsoft.ML.Transforms;

/// <summary>Directions, and where their origin lies.</summary>
internal sealed class PrincipalComponents
{
    private readonly float[][] _directions;
    private readonly float[] _mean;
    private readonly float[] _meanProjected;

    public PrincipalComponents(float[][] directions, float[] mean, int size)
    {
        _directions = directions;
        _mean = mean;
        Size = size;
        _meanProjected = [.. directions.Select(d => TensorPrimitives.Dot<float>(d, mean))];
    }

    public int Size { get; }
    public int Rank => _directions.Length;

    public void Project(ReadOnlySpan<float> row, Span<float> target)
    {
        for (int k = 0; k < Rank; k++) target[k] = TensorPrimitives.Dot(row, _directions[k]) - _meanProjected[k];
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(Size);
        writer.Write(Rank);
        foreach (float x in _mean) writer.Write(x);
        foreach (float[] direction in _directions)
            foreach (float x in direction) writer.Write(x);
    }

    public static PrincipalComponents Load(BinaryReader reader)
    {
        int size = reader.ReadInt32(), rank = reader.ReadInt32();
        long needed = ((long)rank + 1) * size * sizeof(float);
        if (size < 1 || rank < 1 || needed > reader.BaseStream.Length) throw Errors.Decode($"{rank} principal components of {size} features.");
        float[] Row() => [.. Enumerable.Range(0, size).Select(_ => reader.ReadSingle())];
        float[] mean = Row();
        return new PrincipalComponents([.. Enumerable.Range(0, rank).Select(_ => Row())], mean, size);
    }
}
