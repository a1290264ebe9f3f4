using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

/// <summary>
/// A number for each feature (and the bias, last) and class. The classes of one feature lie side by side, padded to whole
/// vectors: a row then needs one multiply-add a feature for all classes, and features that are zero cost nothing.
/// </summary>
internal sealed class ClassMatrix
{
    private readonly int _features;
    private readonly int _classes;
    private readonly float[] _values;

    public ClassMatrix(int features, int classes)
    {
        _features = features;
        _classes = classes;
        Width = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _values = new float[checked((features + 1) * Width)];
    }

    public int Width { get; }

    public void Set(double[] parameters)
    {
        for (int j = 0; j <= _features; j++)
            for (int k = 0; k < _classes; k++) _values[j * Width + k] = (float)parameters[j * _classes + k];
    }

    public void AddTo(double[] parameters)
    {
        for (int j = 0; j <= _features; j++)
            for (int k = 0; k < _classes; k++) parameters[j * _classes + k] += _values[j * Width + k];
    }

    /// <summary>target = bias + row * matrix</summary>
    public void Multiply(in VBuffer<float> row, float[] target)
    {
        var values = row.GetValues();
        var indices = row.GetIndices();
        ref float first = ref MemoryMarshal.GetArrayDataReference(_values);
        for (int k = 0; k < Width; k += Vector<float>.Count)
        {
            var sum = Vector.LoadUnsafe(ref first, (nuint)(_features * Width + k));
            if (row.IsDense)
            {
                nuint at = (nuint)k;
                foreach (float x in values)
                {
                    sum = Vector.FusedMultiplyAdd(new Vector<float>(x), Vector.LoadUnsafe(ref first, at), sum);
                    at += (nuint)Width;
                }
            }
            else
            {
                for (int i = 0; i < values.Length; i++)
                    sum = Vector.FusedMultiplyAdd(new Vector<float>(values[i]), Vector.LoadUnsafe(ref first, (nuint)(indices[i] * Width + k)), sum);
            }
            sum.CopyTo(target, k);
        }
    }

    /// <summary>matrix += (row, 1) * slopes</summary>
    public void AddOuter(in VBuffer<float> row, float[] slopes)
    {
        // What lies in the padding stays there: nobody reads it.
        var values = row.GetValues();
        var indices = row.GetIndices();
        ref float first = ref MemoryMarshal.GetArrayDataReference(_values);
        for (int k = 0; k < Width; k += Vector<float>.Count)
        {
            var slope = new Vector<float>(slopes, k);
            Add(ref first, (nuint)(_features * Width + k), slope);
            if (row.IsDense)
            {
                nuint at = (nuint)k;
                foreach (float x in values)
                {
                    Add(ref first, at, slope * x);
                    at += (nuint)Width;
                }
            }
            else
            {
                for (int i = 0; i < values.Length; i++) Add(ref first, (nuint)(indices[i] * Width + k), slope * values[i]);
            }
        }
    }

    private static void Add(ref float first, nuint at, Vector<float> more)
        => (Vector.LoadUnsafe(ref first, at) + more).StoreUnsafe(ref first, at);
}
