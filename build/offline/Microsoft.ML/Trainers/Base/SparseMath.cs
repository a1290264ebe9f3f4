using System.Numerics.Tensors;
using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

internal static class SparseMath
{
    public static float Dot(in VBuffer<float> row, ReadOnlySpan<float> weights)
    {
        var values = row.GetValues();
        if (row.IsDense) return TensorPrimitives.Dot(values, weights);
        var indices = row.GetIndices();
        float sum = 0;
        for (int i = 0; i < values.Length; i++) sum += values[i] * weights[indices[i]];
        return sum;
    }
}
