using System.Collections;

namespace MLNet.Autoencoders;

/// <summary>A copy of a list, which nobody changes afterwards; equal to another of equal values.</summary>
internal sealed class ValueList<T> : IReadOnlyList<T>
{
    private readonly T[] _values;

    private ValueList(T[] values) => _values = values;

    public int Count => _values.Length;

    public T this[int index] => _values[index];

    public static ValueList<T>? Of(IReadOnlyList<T>? values) =>
        values is null ? null : values as ValueList<T> ?? new ValueList<T>([.. values]);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) => obj is ValueList<T> other && _values.AsSpan().SequenceEqual(other._values);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var value in _values)
            hash.Add(value);
        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", _values)}]";
}
