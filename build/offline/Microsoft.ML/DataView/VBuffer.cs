using System.Collections;

namespace Microsoft.ML.Data;

/// <summary>A vector, dense or sparse: in a sparse one only the values at its (sorted) indices differ from the default.</summary>
public readonly struct VBuffer<T> : IEnumerable
{
    private readonly T[] _values;
    private readonly int[] _indices;
    private readonly int _count;

    public readonly int Length;

    public VBuffer(int length, T[] values, int[] indices = null)
    {
        Check.Param(length >= 0, nameof(length), "The length of a vector cannot be negative.");
        Check.Param((values?.Length ?? 0) >= length, nameof(values), "There are fewer values than the vector's length.");
        Length = length;
        _values = values;
        _count = length;
        _indices = indices;
    }

    public VBuffer(int length, int count, T[] values, int[] indices)
    {
        Check.Param(length >= 0, nameof(length), "The length of a vector cannot be negative.");
        Check.Param(0 <= count && count <= length, nameof(count), "A vector cannot hold more values than its length.");
        Check.Param((values?.Length ?? 0) >= count, nameof(values), "There are fewer values than counted.");
        Check.Param(count == length || (indices?.Length ?? 0) >= count, nameof(indices), "There are fewer indices than values.");
        Length = length;
        _values = values;
        _count = count;
        _indices = indices;
    }

    public bool IsDense => _count == Length;

    internal T[] RawValues => _values;
    internal int[] RawIndices => _indices;

    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);
    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    public void CopyTo(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length, _count);
        GetValues().CopyTo(editor.Values);
        if (!IsDense) GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    public void CopyTo(ref VBuffer<T> destination, int sourceIndex, int length)
    {
        Check.Param(0 <= sourceIndex && sourceIndex <= Length, nameof(sourceIndex), "Outside of the vector.");
        Check.Param(0 <= length && length <= Length - sourceIndex, nameof(length), "Outside of the vector.");
        var (from, count) = IsDense ? (sourceIndex, length) : SparseRange(sourceIndex, length);
        var editor = VBufferEditor.Create(ref destination, length, count);
        _values.AsSpan(from, count).CopyTo(editor.Values);
        if (count < length)
            for (int i = 0; i < count; i++) editor.Indices[i] = _indices[from + i] - sourceIndex;
        destination = editor.Commit();
    }

    public void CopyToDense(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default)
    {
        Check.Param(0 <= destinationIndex && destinationIndex <= destination.Length - Length, nameof(destination), "The vector does not fit.");
        var target = destination.Slice(destinationIndex, Length);
        if (IsDense)
        {
            GetValues().CopyTo(target);
            return;
        }
        target.Fill(defaultValue);
        for (int i = 0; i < _count; i++) target[_indices[i]] = _values[i];
    }

    public static void Copy(T[] source, int sourceIndex, ref VBuffer<T> destination, int length)
    {
        Check.Param(0 <= length && length <= (source?.Length ?? 0), nameof(length), "Outside of the source.");
        Check.Param(0 <= sourceIndex && sourceIndex <= (source?.Length ?? 0) - length, nameof(sourceIndex), "Outside of the source.");
        var editor = VBufferEditor.Create(ref destination, length);
        source.AsSpan(sourceIndex, length).CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false)
    {
        if (IsDense)
        {
            for (int i = 0; i < Length; i++) yield return new(i, _values[i]);
        }
        else if (!all)
        {
            for (int i = 0; i < _count; i++) yield return new(_indices[i], _values[i]);
        }
        else
        {
            for (int i = 0, k = 0; i < Length; i++)
                yield return k < _count && _indices[k] == i ? new(i, _values[k++]) : new(i, default);
        }
    }

    public IEnumerable<T> DenseValues() => Items(all: true).Select(item => item.Value);

    public T GetItemOrDefault(int index)
    {
        T value = default;
        GetItemOrDefault(index, ref value);
        return value;
    }

    public void GetItemOrDefault(int index, ref T destination)
    {
        Check.Param(0 <= index && index < Length, nameof(index), "Outside of the vector.");
        int at = IsDense ? index : Array.BinarySearch(_indices, 0, _count, index);
        destination = at >= 0 ? _values[at] : default;
    }

    public IEnumerator GetEnumerator() => DenseValues().GetEnumerator();

    public override string ToString() => IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";

    private (int From, int Count) SparseRange(int start, int length)
    {
        int from = LowerBound(start);
        return (from, LowerBound(start + length) - from);
    }

    private int LowerBound(int index)
    {
        int at = Array.BinarySearch(_indices, 0, _count, index);
        return at < 0 ? ~at : at;
    }
}
